package io.isthmus.cli.administering;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** {@code ./isthmus migrate …}: a migration step by step. */
@Command(
        name = "migrate",
        description = "Leads a migration: begin it, look at it, trigger its steps, give it up.",
        subcommands = {
            MigrateBegin.class,
            MigrateShow.class,
            MigrateList.class,
            MigrateStep.class,
            MigratePlan.class,
            MigrateConfiguration.class,
            MigrateReCreations.class,
            MigrateFreshLook.class,
            MigrateAbandon.class,
            MigrateRollback.class,
            RestoreCommand.class,
            HelpCommand.class
        })
public final class MigrateCommand {}
