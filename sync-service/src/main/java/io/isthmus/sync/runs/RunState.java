package io.isthmus.sync.runs;

import io.isthmus.chassis.runs.BegunRun;
import io.isthmus.chassis.runs.KeptRun;
import io.isthmus.chassis.runs.RunTally;
import io.isthmus.contracts.batches.BatchMarker.WholeSource;
import io.isthmus.contracts.operations.Counts;
import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.Run.RunError;
import io.isthmus.contracts.operations.Run.Step;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.contracts.operations.RunStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A run while it goes on. Written by the thread that works on it, read by whoever asks.
 *
 * <pre>
 * step       WAITING → RUNNING → SUCCEEDED | COMPLETED_WITH_ERRORS | FAILED;  any → INTERRUPTED by a restart
 * run        RUNNING until its last step has ended; then the worst of its steps
 * </pre>
 */
final class RunState {

    static final String IMPORT = "import";
    static final String SYNCHRONIZATION = "synchronization";

    private final Map<String, Step> steps = new LinkedHashMap<>();
    private final Map<String, RunTally> tallies = new LinkedHashMap<>();
    private final Map<String, Long> earlierCounts = new TreeMap<>();
    private final List<RunError> earlierErrors = new ArrayList<>();
    private BegunRun begun;
    private @Nullable Long settingsRevision;
    private @Nullable RunError failure;
    private RunStatus status = RunStatus.RUNNING;
    private @Nullable Instant finishedAt;
    private @Nullable String message;
    private boolean quiet;

    RunState(BegunRun begun) {
        this.begun = begun;
        if (begun.profile() != RunProfile.FULL_SYNCHRONIZATION) {
            steps.put(IMPORT, new Step(IMPORT, RunStatus.WAITING, 0, null, null, null));
        }
        steps.put(SYNCHRONIZATION, new Step(SYNCHRONIZATION, RunStatus.WAITING, 0, null, null, null));
    }

    /** A run of an earlier life of this service. */
    static RunState of(KeptRun kept) {
        Run run = kept.run();
        RunState state = new RunState(BegunRun.of(kept));
        run.steps().forEach(step -> state.steps.put(step.name(), step));
        state.earlierCounts.putAll(run.counts() == null ? Map.of() : run.counts());
        state.earlierErrors.addAll(run.errors() == null ? List.of() : run.errors());
        state.status = run.status();
        state.finishedAt = run.finishedAt();
        state.message = run.message();
        return state;
    }

    synchronized String id() {
        return begun.id();
    }

    synchronized @Nullable String connector() {
        return begun.connector();
    }

    /** Nobody is told of it, unless it comes to something. */
    synchronized void keepQuiet() {
        quiet = true;
    }

    /** It has come to something. */
    synchronized void speak() {
        quiet = false;
    }

    synchronized boolean quiet() {
        return quiet;
    }

    /** Under which settings the source is read. */
    synchronized void readsBy(long revision) {
        settingsRevision = revision;
    }

    /**
     * The source, if this run has read it from end to end: a full import that saw everything, something at least, and met no
     * error. Unknown after a restart in the middle, which is the safe side.
     */
    synchronized Optional<WholeSource> wholeSource() {
        Long revision = settingsRevision;
        boolean whole = begun.profile() == RunProfile.FULL_IMPORT
                && has(IMPORT, RunStatus.SUCCEEDED)
                && tallies.values().stream().allMatch(tally -> tally.get(Counts.ERRORS) == 0)
                && tallies.containsKey(IMPORT)
                && tallies.get(IMPORT).get(Counts.READ) > 0;
        String source = begun.connector();
        return whole && revision != null && source != null
                ? Optional.of(new WholeSource(source, revision))
                : Optional.empty();
    }

    synchronized RunProfile profile() {
        return begun.profile();
    }

    synchronized boolean failed() {
        return failure != null || steps.values().stream().anyMatch(step -> step.status() == RunStatus.FAILED);
    }

    synchronized boolean has(String step, RunStatus wanted) {
        return steps.containsKey(step) && steps.get(step).status() == wanted;
    }

    /** Whether the source is still to be read, or being read. */
    synchronized boolean importing() {
        return has(IMPORT, RunStatus.WAITING) || has(IMPORT, RunStatus.RUNNING);
    }

    /** A delta turned out to need a full import. */
    synchronized void becomesFull(String why) {
        begun = begun.as(RunProfile.FULL_IMPORT);
        message = why;
    }

    synchronized RunTally start(String step, Instant at) {
        steps.put(step, new Step(step, RunStatus.RUNNING, 0, step(step).expected(), at, null));
        status = RunStatus.RUNNING;
        finishedAt = null;
        RunTally tally = new RunTally();
        tallies.put(step, tally);
        return tally;
    }

    synchronized void progress(String step, long done, @Nullable Long expected) {
        Step before = step(step);
        steps.put(step, new Step(step, before.status(), done, expected, before.startedAt(), null));
    }

    private Step step(String name) {
        return Objects.requireNonNull(steps.get(name));
    }

    synchronized void end(String step, Instant at) {
        RunTally tally = tallies.get(step);
        close(step, tally == null ? RunStatus.SUCCEEDED : tally.outcome(), at);
    }

    synchronized void fail(String step, RunError error, Instant at) {
        failure = error;
        message = error.message();
        close(step, RunStatus.FAILED, at);
    }

    /** Of a step that an earlier life of this service was working on, or that will not come any more. */
    synchronized void close(String step, RunStatus outcome, Instant at) {
        Step before = steps.get(step);
        if (before == null) {
            return;
        }
        long done = before.expected() != null && outcome == RunStatus.SUCCEEDED ? before.expected() : before.done();
        Instant started = before.startedAt() == null ? at : before.startedAt();
        steps.put(step, new Step(step, outcome, done, before.expected(), started, at));
    }

    synchronized void finish(Instant at) {
        boolean errors = counts().getOrDefault(Counts.ERRORS, 0L) > 0;
        status = failed() ? RunStatus.FAILED : errors ? RunStatus.COMPLETED_WITH_ERRORS : RunStatus.SUCCEEDED;
        finishedAt = at;
    }

    synchronized void say(String text) {
        message = text;
    }

    synchronized Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>(earlierCounts);
        tallies.values()
                .forEach(tally -> tally.counts().forEach((name, count) -> counts.merge(name, count, Long::sum)));
        return counts;
    }

    Run run() {
        return kept().run();
    }

    synchronized KeptRun kept() {
        List<RunError> errors = new ArrayList<>();
        if (failure != null) {
            errors.add(failure);
        }
        errors.addAll(earlierErrors);
        tallies.values().forEach(tally -> errors.addAll(tally.errors()));
        return begun.at(status, finishedAt, List.copyOf(steps.values()), counts(), errors, message);
    }
}
