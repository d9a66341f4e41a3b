package io.isthmus.migration.console.operations;

import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.Run.RunError;
import io.isthmus.migration.console.Fact;
import io.isthmus.migration.console.InWords;
import io.isthmus.migration.console.RunWords;
import io.isthmus.migration.console.Tone;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One run, in a list or on its own page. */
public record RunRow(
        String id,
        String title,
        String service,
        String status,
        Tone tone,
        String counts,
        String errorCount,
        String begun,
        String age,
        String took,
        String message,
        boolean finished,
        List<Fact> figures,
        List<StepRow> steps,
        List<RunError> errors) {

    /** @param percent 0 to 100; none where the end is not known */
    public record StepRow(
            String name,
            String status,
            Tone tone,
            String done,
            @Nullable Integer percent,
            String took) {}

    public static RunRow of(Run run, InWords words) {
        long errors = run.counts() == null ? 0 : run.counts().getOrDefault("errors", 0L);
        return new RunRow(
                run.id(),
                InWords.name(run.profile()) + (run.connector() == null ? "" : " of " + run.connector()),
                run.service(),
                RunWords.status(run.status()),
                RunWords.tone(run.status()),
                RunWords.counts(run.counts()),
                InWords.count(errors),
                words.time(run.startedAt()),
                words.age(run.startedAt()),
                words.duration(run.startedAt(), run.finishedAt()),
                run.message(),
                run.status().finished(),
                figures(run.counts()),
                run.steps() == null
                        ? List.of()
                        : run.steps().stream().map(step -> step(step, words)).toList(),
                run.errors() == null ? List.of() : run.errors());
    }

    private static List<Fact> figures(Map<String, Long> counts) {
        return counts == null
                ? List.of()
                : counts.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> Fact.of(RunWords.label(entry.getKey()), entry.getValue()))
                        .toList();
    }

    private static StepRow step(Run.Step step, InWords words) {
        Long expected = step.expected();
        return new StepRow(
                InWords.name(step.name()),
                RunWords.status(step.status()),
                RunWords.tone(step.status()),
                InWords.count(step.done()) + (expected == null ? "" : " of " + InWords.count(expected)),
                expected == null || expected <= 0 ? null : (int) Math.min(100, step.done() * 100 / expected),
                words.duration(step.startedAt(), step.finishedAt()));
    }
}
