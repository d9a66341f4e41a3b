package io.isthmus.migration.console.migration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.isthmus.contracts.migration.Migration;
import io.isthmus.contracts.migration.MigrationStep;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.contracts.migration.MigrationStep.Status;
import io.isthmus.migration.console.Fact;
import io.isthmus.migration.console.InWords;
import io.isthmus.migration.console.Remedy;
import io.isthmus.migration.console.Tone;
import io.isthmus.migration.console.settings.CheckRow;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One migration as its page shows it.
 *
 * @param again a step to do once more although it is done
 */
public record Wizard(Migration migration, @Nullable Name again, InWords words) {

    /** @param again whether it is to be done although it is done */
    public record Step(MigrationStep step, Migration migration, boolean again, InWords words) {

        public Name name() {
            return step.name();
        }

        /** For forms and addresses. */
        public String key() {
            return name().name();
        }

        public String title() {
            return StepWords.title(name());
        }

        public String what() {
            return StepWords.what(name());
        }

        public String button() {
            return StepWords.button(name());
        }

        public String state() {
            return StepWords.state(step.status());
        }

        public Tone tone() {
            return StepWords.tone(step.status());
        }

        public String when() {
            if (step.startedAt() == null) {
                return "";
            }
            String by = step.by() == null ? "" : " by " + step.by();
            return step.finishedAt() == null
                    ? "since " + words.time(step.startedAt()) + by
                    : words.time(step.finishedAt()) + by + ", took "
                            + words.duration(step.startedAt(), step.finishedAt());
        }

        /** What was found, without its operations. */
        public List<Fact> evidence() {
            return EvidenceWords.of(step.evidence());
        }

        public List<OperationRow> operations() {
            return OperationRow.of(listed("operations"), words);
        }

        public List<CheckRow> checks() {
            return CheckRow.of(listed("reports"));
        }

        private JsonNode listed(String name) {
            JsonNode found = step.evidence() == null
                    ? MissingNode.getInstance()
                    : step.evidence().path(name);
            return found.isArray() ? found : MissingNode.getInstance();
        }

        public @Nullable Progress progress() {
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

        public boolean isDue() {
            return name() == migration.current();
        }

        /** Whether its form is offered. */
        public boolean offered() {
            return again || isDue() && (step.status() == Status.READY || step.status() == Status.FAILED);
        }

        /** Whether its work is shown in the list: it is due, or the one before is. */
        public boolean detailed() {
            int next = migration.steps().indexOf(step) + 1;
            return isDue()
                    || next < migration.steps().size()
                            && migration.steps().get(next).name() == migration.current();
        }

        /** Whether it could be done again. */
        public boolean repeatable() {
            return migration.status() == Migration.Status.IN_PROGRESS
                    && step.status() == Status.DONE
                    && (!cutOver(migration) || name() == Name.EXPORT || name() == Name.CONFIRM);
        }

        /** Whether it decides who exports. */
        public boolean needsAdmin() {
            return name() == Name.LEAVE_STAGING || name() == Name.HAND_OVER;
        }
    }

    /** @param remedy to do */
    public record Attention(String text, @Nullable Remedy remedy) {}

    /** @param percent 0 to 100; none where the end is not known */
    public record Progress(String text, @Nullable Integer percent) {}

    public String path() {
        return StepWords.path(migration.path()) + (migration.from() == null ? "" : " from " + migration.from());
    }

    public String status() {
        return InWords.name(migration.status()).toLowerCase(Locale.ROOT);
    }

    public Tone tone() {
        return switch (migration.status()) {
            case IN_PROGRESS -> Tone.BUSY;
            case DONE -> Tone.GOOD;
            case ABANDONED -> Tone.NEUTRAL;
        };
    }

    public String begun() {
        return words.time(migration.startedAt());
    }

    public String ended() {
        return words.time(migration.finishedAt());
    }

    public List<Step> steps() {
        return migration.steps().stream()
                .map(step -> new Step(step, migration, false, words))
                .toList();
    }

    /** The step to do, that runs, or that has failed. */
    public @Nullable Step due() {
        return steps().stream()
                .filter(step -> step.repeatable() && step.name() == again)
                .findFirst()
                .map(step -> new Step(step.step(), migration, true, words))
                .or(() -> steps().stream().filter(Step::isDue).findFirst())
                .orElse(null);
    }

    /** Changes whenever another step is due, or the due one is in another state: then other forms are offered. */
    public String stage() {
        Step due = due();
        return migration.status() + (due == null ? "" : " " + due.name() + " " + due.state());
    }

    public List<Attention> warnings() {
        return migration.remarks().stream()
                .map(remark -> new Attention(remark.message(), Remedy.of(remark)))
                .toList();
    }

    public boolean open() {
        return migration.status() == Migration.Status.IN_PROGRESS;
    }

    /** Whether it can still be given up: before cutover. */
    public boolean abandonable() {
        return open() && !cutOver(migration);
    }

    /** Whether it can go on by itself after the old tool's retirement. */
    public boolean canStartAtOnce() {
        return migration.path() == Migration.Path.IN_PLACE;
    }

    /** Whether changes of others at the target would reveal an old tool that still exports. */
    public boolean watched() {
        return open()
                && migration.steps().stream()
                        .anyMatch(step -> step.name() == Name.RETIRE_OLD_TOOL && step.status() == Status.DONE);
    }

    /** What the analysis says of a database server of the old tool's. */
    public @Nullable String database() {
        return migration.steps().stream()
                .filter(step -> step.name() == Name.ANALYZE && step.evidence() != null)
                .map(step -> step.evidence().at("/database/message").asText(""))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse(null);
    }

    private static boolean cutOver(Migration migration) {
        return migration.steps().stream()
                .anyMatch(step -> step.name() == Name.LEAVE_STAGING
                        && (step.status() == Status.DONE || step.status() == Status.RUNNING));
    }
}
