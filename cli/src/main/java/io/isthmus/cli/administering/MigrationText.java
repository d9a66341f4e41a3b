package io.isthmus.cli.administering;

import io.isthmus.contracts.migration.Configuration;
import io.isthmus.contracts.migration.Migration;
import io.isthmus.contracts.migration.MigrationStep;
import io.isthmus.contracts.migration.MigrationStep.Failure;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.contracts.migration.ReCreation;
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

    /** Everything that is going to be applied; the document itself with {@code --json}. */
    static List<String> of(Configuration configuration) {
        List<String> lines = new ArrayList<>();
        configuration.settings().sources().forEach(source -> {
            lines.add("Source %s: %s as %s".formatted(source.name(), source.url(), source.bindDn()));
            source.partitions().forEach(partition -> lines.add("    " + partition.dn()));
        });
        lines.add("Target %s: %s"
                .formatted(
                        configuration.target(),
                        configuration.settings().checkedTarget().url()));
        lines.add("Objects: " + (configuration.objects() == null ? "not known" : configuration.objects()));
        lines.add("Estimated downtime: "
                + (configuration.estimatedMinutes() == null
                        ? "not known"
                        : configuration.estimatedMinutes() + " minutes"));
        configuration
                .notCarriedOver()
                .forEach(left -> lines.add("Not carried over: %s: %s".formatted(left.what(), left.reason())));
        lines.add("Digest: " + configuration.digest());
        return lines;
    }

    /** One thing to re-create. */
    static List<String> of(ReCreation item) {
        return List.of(
                "%s  %-10s %s (%s)"
                        .formatted(
                                item.id(),
                                item.decision() == null ? "OPEN" : item.decision(),
                                item.what(),
                                item.code()),
                "          in " + item.element() + (item.whatToDo() == null ? "" : ": " + item.whatToDo()));
    }

    private static void after(Migration migration, List<String> lines) {
        migration.warnings().forEach(warning -> lines.add("WARNING " + warning));
        if (migration.current() != null) {
            lines.add("Due: " + migration.current());
        }
    }
}
