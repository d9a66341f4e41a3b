package io.isthmus.cli.administering;

import io.isthmus.contracts.migration.Configuration;
import picocli.CommandLine.Command;

/** Everything that is going to be applied. */
@Command(
        name = "configuration",
        description = "Shows everything that is going to be applied, and the digest that READY_TO_CONFIGURE takes.")
final class MigrateConfiguration extends OneMigration.ByParameter {

    @Override
    public Integer call() {
        Configuration configuration = api().get(path("/configuration"), Configuration.class);
        session().answer(configuration, MigrationText.of(configuration));
        return ExitCode.DONE;
    }
}
