package io.isthmus.local.administering;

import io.isthmus.contracts.migration.Migration;
import io.isthmus.contracts.migration.MigrationStep;
import io.isthmus.contracts.migration.MigrationStep.Failure;
import io.isthmus.contracts.migration.MigrationStep.Name;
import java.util.ArrayList;
import java.util.List;

/** A migration for people. */
final class MigrationText {

    private MigrationText() {}

    static List<String> of(Migration migration) {
        List<String> lines = new ArrayList<>();
        lines.add("%s (%s)".formatted(migration.name(), migration.id()));
        lines.add("    %s, %s, deployment %s%s"
                .formatted(
                        migration.path(),
                        migration.status(),
                        migration.deployment(),
                        migration.verdict() == null ? "" : ", verdict " + migration.verdict()));
        migration.steps().forEach(step -> lines.addAll(of(step)));
        after(migration, lines);
        return lines;
    }

    /** Only one step, as the answer to its trigger. */
    static List<String> of(Migration migration, Name name) {
        List<String> lines = new ArrayList<>();
        migration.steps().stream().filter(step -> step.name() == name).forEach(step -> lines.addAll(of(step)));
        after(migration, lines);
        return lines;
    }

    private static List<String> of(MigrationStep step) {
        List<String> lines = new ArrayList<>();
        String by = step.by() == null ? "" : "  by " + step.by();
        String at = step.finishedAt() != null
                ? "  " + step.finishedAt()
                : step.startedAt() != null ? "  since " + step.startedAt() : "";
        lines.add("    %-24s %-8s%s%s"
                .formatted(step.name(), step.status(), at, by)
                .stripTrailing());
        if (step.progress() != null) {
            lines.add("        %s: %d%s"
                    .formatted(
                            step.progress().what(),
                            step.progress().done(),
                            step.progress().expected() == null
                                    ? ""
                                    : " of " + step.progress().expected()));
        }
        Failure failure = step.failure();
        if (failure != null) {
            lines.add("        %s: %s %s".formatted(failure.code(), failure.message(), failure.whatToDo()));
        }
        return lines;
    }

    private static void after(Migration migration, List<String> lines) {
        migration.warnings().forEach(warning -> lines.add("WARNING " + warning));
        if (migration.current() != null) {
            lines.add("Due: " + migration.current());
        }
    }
}
