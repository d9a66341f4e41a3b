package io.isthmus.migration.console.operations;

import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.Run.RunError;
import io.isthmus.migration.console.Fact;
import io.isthmus.migration.console.InWords;
import io.isthmus.migration.console.RunWords;
import io.isthmus.migration.console.Tone;
import java.util.List;
import java.util.Map;

/** One run, in a list or on its own page. */
public record RunRow(Run run, InWords words) {

    public record StepRow(Run.Step step, InWords words) {

        public String name() {
            return InWords.name(step.name());
        }

        public String status() {
            return RunWords.status(step.status());
        }

        public Tone tone() {
            return RunWords.tone(step.status());
        }

        public String done() {
            return InWords.count(step.done())
                    + (step.expected() == null ? "" : " of " + InWords.count(step.expected()));
        }

        public String took() {
            return words.duration(step.startedAt(), step.finishedAt());
        }
    }

    public String title() {
        return InWords.name(run.profile()) + (run.connector() == null ? "" : " of " + run.connector());
    }

    public String status() {
        return RunWords.status(run.status());
    }

    public Tone tone() {
        return RunWords.tone(run.status());
    }

    public String begun() {
        return words.time(run.startedAt());
    }

    public String took() {
        return words.duration(run.startedAt(), run.finishedAt());
    }

    public String counts() {
        return RunWords.counts(run.counts());
    }

    public List<Fact> figures() {
        return counted().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> Fact.of(RunWords.label(entry.getKey()), entry.getValue()))
                .toList();
    }

    public List<StepRow> steps() {
        return run.steps() == null
                ? List.of()
                : run.steps().stream().map(step -> new StepRow(step, words)).toList();
    }

    public List<RunError> errors() {
        return run.errors() == null ? List.of() : run.errors();
    }

    public String errorCount() {
        return InWords.count(counted().getOrDefault("errors", 0L));
    }

    private Map<String, Long> counted() {
        return run.counts() == null ? Map.of() : run.counts();
    }
}
