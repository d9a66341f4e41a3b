package io.isthmus.cli.administering;

import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.Run.RunError;
import io.isthmus.contracts.operations.RunStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A run for people, and for the exit code. */
final class RunText {

    private static final int ERRORS_SHOWN = 10;

    private RunText() {}

    static List<String> of(Run run) {
        List<String> lines = new ArrayList<>();
        lines.add("%-22s %-22s %s%s"
                .formatted(
                        run.profile(),
                        run.status(),
                        run.connector() == null ? "" : run.connector() + "  ",
                        counts(run.counts()))
                .stripTrailing());
        if (run.message() != null && !run.message().isBlank()) {
            lines.add("    " + run.message());
        }
        run.errors().stream().limit(ERRORS_SHOWN).forEach(error -> lines.add("    " + of(error)));
        if (run.errors().size() > ERRORS_SHOWN) {
            lines.add("    … and %d more, see the run %s".formatted(run.errors().size() - ERRORS_SHOWN, run.id()));
        }
        return lines;
    }

    /** The worst of them decides. */
    static int exitCode(List<Run> runs) {
        boolean failed = runs.stream()
                .map(Run::status)
                .anyMatch(status -> status == RunStatus.FAILED || status == RunStatus.INTERRUPTED);
        boolean attention = runs.stream()
                .map(Run::status)
                .anyMatch(status -> status == RunStatus.COMPLETED_WITH_ERRORS || status == RunStatus.HELD);
        return failed ? ExitCode.FAILED : attention ? ExitCode.ATTENTION : ExitCode.DONE;
    }

    private static String of(RunError error) {
        return "%s%s: %s%s"
                .formatted(
                        error.code(),
                        error.object() == null ? "" : " " + error.object(),
                        error.message(),
                        error.whatToDo() == null ? "" : " " + error.whatToDo());
    }

    private static String counts(Map<String, Long> counts) {
        return counts == null
                ? ""
                : counts.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(count -> count.getKey() + " " + count.getValue())
                        .collect(Collectors.joining(", "));
    }
}
