package io.isthmus.cli.administering;

import io.isthmus.contracts.migration.Migration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Before cutover; nothing was written. */
@Command(name = "abandon", description = "Gives a migration up, before cutover: this deployment has written nothing.")
final class MigrateAbandon extends OneMigration.ByParameter {

    @Option(names = "--reason", paramLabel = "TEXT", description = "For the record.")
    private @Nullable String reason;

    @Override
    public Integer call() {
        Migration abandoned =
                api().post(Query.of(path("/abandon")).with("reason", reason).toString(), null, Migration.class);
        session().answer(abandoned, MigrationText.of(abandoned));
        return ExitCode.DONE;
    }
}
