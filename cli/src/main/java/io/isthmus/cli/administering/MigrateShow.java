package io.isthmus.cli.administering;

import io.isthmus.contracts.migration.Migration;
import picocli.CommandLine.Command;

/** How far it is. */
@Command(name = "show", description = "Shows a migration with its steps, what is due, and its warnings.")
final class MigrateShow extends OneMigration.ByParameter {

    @Override
    public Integer call() {
        Migration migration = find();
        session().answer(migration, MigrationText.of(migration));
        return ExitCode.DONE;
    }
}
