package io.isthmus.migration.console.migration;

import com.fasterxml.jackson.databind.JsonNode;
import io.isthmus.contracts.migration.Migration;
import io.isthmus.contracts.migration.MigrationStep;
import io.isthmus.contracts.migration.MigrationStep.Failure;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.contracts.migration.MigrationStep.Status;
import io.isthmus.migration.console.Fact;
import io.isthmus.migration.console.InWords;
import io.isthmus.migration.console.Remedy;
import io.isthmus.migration.console.Tone;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One migration as its page shows it.
 *
 * @param stage changes whenever another step is due, or the due one is in another state: then other forms are offered
 * @param due the step to do, that runs, or that has failed
 * @param open whether it is in progress
 * @param abandonable whether it can still be given up: before cutover
 * @param canStartAtOnce whether it can go on by itself after the old tool's retirement
 * @param watched whether changes of others at the target would reveal an old tool that still exports
 * @param database what is known of a database server of the old tool's
 */
public record Wizard(
        String id,
        String name,
        String path,
        String status,
        Tone tone,
        String begun,
        String ended,
        List<Step> steps,
        List<Attention> warnings,
        String stage,
        @Nullable Step due,
        boolean open,
        boolean abandonable,
        boolean canStartAtOnce,
        boolean watched,
        @Nullable String database) {

    /**
     * @param state in words
     * @param evidence what was found, without its operations
     * @param failure why it failed
     * @param offered whether its form is offered: it is due, or has failed
     * @param detailed whether its work is shown in the list: it is due, or the one before is
     * @param repeatable whether it could be done again; {@code again}: whether that is asked for
     */
    public record Step(
            Name name,
            String title,
            String what,
            String button,
            String state,
            Tone tone,
            String when,
            List<Fact> evidence,
            List<OperationRow> operations,
            List<CheckRow> checks,
            @Nullable Progress progress,
            @Nullable Failure failure,
            boolean offered,
            boolean isDue,
            boolean detailed,
            boolean repeatable,
            boolean again) {

        private Step onceMore() {
            return new Step(
                    name,
                    title,
                    what,
                    button,
                    state,
                    tone,
                    when,
                    evidence,
                    operations,
                    checks,
                    progress,
                    failure,
                    true,
                    isDue,
                    detailed,
                    true,
                    true);
        }

        /** Whether it decides who exports. */
        public boolean needsAdmin() {
            return name == Name.LEAVE_STAGING || name == Name.HAND_OVER;
        }

        /** For forms and addresses. */
        public String key() {
            return name.name();
        }
    }

    /** @param remedy to do */
    public record Attention(String text, @Nullable Remedy remedy) {}

    /** @param percent 0 to 100; none where the end is not known */
    public record Progress(String text, @Nullable Integer percent) {}

    public static Wizard of(Migration migration, InWords words) {
        return of(migration, words, null);
    }

    /** @param again a step to do once more although it is done */
    public static Wizard of(Migration migration, InWords words, @Nullable Name again) {
        boolean open = migration.status() == Migration.Status.IN_PROGRESS;
        List<Step> steps = migration.steps().stream()
                .map(step -> step(step, migration, words))
                .toList();
        Step due = steps.stream()
                .filter(step -> step.repeatable() && step.name() == again)
                .findFirst()
                .map(Step::onceMore)
                .or(() -> steps.stream().filter(Step::isDue).findFirst())
                .orElse(null);
        return new Wizard(
                migration.id(),
                migration.name(),
                StepWords.path(migration.path()) + (migration.from() == null ? "" : " from " + migration.from()),
                InWords.name(migration.status()).toLowerCase(java.util.Locale.ROOT),
                tone(migration.status()),
                words.time(migration.startedAt()),
                words.time(migration.finishedAt()),
                steps,
                migration.remarks().stream()
                        .map(remark -> new Attention(remark.message(), Remedy.of(remark)))
                        .toList(),
                migration.status() + (due == null ? "" : " " + due.name() + " " + due.state()),
                due,
                open,
                open && !cutOver(migration),
                migration.path() == Migration.Path.IN_PLACE,
                open && done(migration, Name.RETIRE_OLD_TOOL),
                database(migration));
    }

    private static Tone tone(Migration.Status status) {
        return switch (status) {
            case IN_PROGRESS -> Tone.BUSY;
            case DONE -> Tone.GOOD;
            case ABANDONED -> Tone.NEUTRAL;
        };
    }

    private static boolean cutOver(Migration migration) {
        return migration.steps().stream()
                .anyMatch(step -> step.name() == Name.LEAVE_STAGING
                        && (step.status() == Status.DONE || step.status() == Status.RUNNING));
    }

    private static Step step(MigrationStep step, Migration migration, InWords words) {
        boolean due = step.name() == migration.current();
        boolean open = migration.status() == Migration.Status.IN_PROGRESS;
        return new Step(
                step.name(),
                StepWords.title(step.name()),
                StepWords.what(step.name()),
                StepWords.button(step.name()),
                StepWords.state(step.status()),
                StepWords.tone(step.status()),
                when(step, words),
                EvidenceWords.of(step.evidence()),
                operations(step.evidence(), words),
                checks(step.evidence()),
                progress(step),
                step.failure(),
                due && (step.status() == Status.READY || step.status() == Status.FAILED),
                due,
                due || justBefore(step, migration),
                open && step.status() == Status.DONE && (!cutOver(migration) || afterCutover(step.name())),
                false);
    }

    private static boolean justBefore(MigrationStep step, Migration migration) {
        int next = migration.steps().indexOf(step) + 1;
        return next < migration.steps().size() && migration.steps().get(next).name() == migration.current();
    }

    private static boolean afterCutover(Name step) {
        return step == Name.EXPORT || step == Name.CONFIRM;
    }

    private static String when(MigrationStep step, InWords words) {
        if (step.startedAt() == null) {
            return "";
        }
        String by = step.by() == null ? "" : " by " + step.by();
        return step.finishedAt() == null
                ? "since " + words.time(step.startedAt()) + by
                : words.time(step.finishedAt()) + by + ", took " + words.duration(step.startedAt(), step.finishedAt());
    }

    private static List<OperationRow> operations(JsonNode evidence, InWords words) {
        return evidence == null || !evidence.path("operations").isArray()
                ? List.of()
                : OperationRow.of(evidence.path("operations"), words);
    }

    private static List<CheckRow> checks(JsonNode evidence) {
        return evidence == null || !evidence.path("reports").isArray()
                ? List.of()
                : CheckRow.of(evidence.path("reports"));
    }

    /** What the analysis says of the old tool's database server. */
    private static @Nullable String database(Migration migration) {
        return migration.steps().stream()
                .filter(step -> step.name() == Name.ANALYZE && step.evidence() != null)
                .map(step -> step.evidence().at("/database/message").asText(""))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse(null);
    }

    private static boolean done(Migration migration, Name name) {
        return migration.steps().stream().anyMatch(step -> step.name() == name && step.status() == Status.DONE);
    }

    private static @Nullable Progress progress(MigrationStep step) {
        MigrationStep.Progress progress = step.progress();
        if (step.status() != Status.RUNNING || progress == null) {
            return null;
        }
        Long expected = progress.expected();
        String text = progress.what() + ": " + InWords.count(progress.done())
                + (expected == null ? "" : " of " + InWords.count(expected));
        Integer percent =
                expected == null || expected <= 0 ? null : (int) Math.min(100, progress.done() * 100 / expected);
        return new Progress(text, percent);
    }
}
