package io.isthmus.cli.administering;

import io.isthmus.contracts.migration.RollbackReport;
import java.util.Objects;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What giving it up would leave behind. */
@Command(
        name = "rollback",
        description = "Says what was changed at the target, and with --csv object by object with the values before.")
final class MigrateRollback extends OneMigration.ByParameter {

    @Option(names = "--csv", description = "One line for each value that is another one now.")
    private boolean csv;

    @Override
    public Integer call() {
        RollbackReport report = api().get(path("/rollback"), RollbackReport.class);
        if (csv) {
            session()
                    .csv(
                            session().export(),
                            Query.of("/api/written-objects.csv").with("since", report.since()));
            return ExitCode.DONE;
        }
        session()
                .answer(
                        report,
                        Stream.of(
                                        "Since " + report.since() + ": " + report.conclusion() + ".",
                                        report.exporting() ? "It exports." : "It does not export.",
                                        report.whatToDo())
                                .filter(Objects::nonNull)
                                .toList());
        return ExitCode.DONE;
    }
}
