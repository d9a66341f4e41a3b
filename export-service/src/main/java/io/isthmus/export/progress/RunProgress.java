package io.isthmus.export.progress;

import io.isthmus.chassis.runs.BegunRun;
import io.isthmus.chassis.runs.KeptRun;
import io.isthmus.chassis.runs.RunTally;
import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.RunStatus;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How far one run has come. Thread-safe; told by whoever does the work, read by whoever wants to see it. */
public final class RunProgress {

    private final BegunRun begun;
    private final Clock clock;
    private final Consumer<RunProgress> listener;
    private final List<Run.Step> steps = new ArrayList<>();
    private final RunTally tally = new RunTally();
    private RunStatus status = RunStatus.WAITING;
    private @Nullable Instant finishedAt;
    private @Nullable String message;
    private boolean held;
    private boolean failed;

    /** @param listener called after every change, by the thread that made it; must be quick */
    public RunProgress(BegunRun begun, Clock clock, Consumer<RunProgress> listener) {
        this.begun = begun;
        this.clock = clock;
        this.listener = listener;
    }

    public String id() {
        return begun.id();
    }

    /** Rises with every run. */
    public long number() {
        return begun.number();
    }

    /** Whether nobody asked for it. */
    public boolean automatic() {
        return begun.automatic();
    }

    /** Ends the step before, if any, and begins one. */
    public void step(String name) {
        change(() -> {
            endStep(RunStatus.SUCCEEDED);
            steps.add(new Run.Step(name, RunStatus.RUNNING, 0, null, clock.instant(), null));
        });
    }

    /** How far the step is. */
    public void done(long done, @Nullable Long expected) {
        change(() -> {
            Run.Step step = steps.removeLast();
            steps.add(new Run.Step(step.name(), step.status(), done, expected, step.startedAt(), null));
        });
    }

    public void count(String name, long value) {
        change(() -> tally.set(name, value));
    }

    public void add(String name, long increment) {
        change(() -> tally.count(name, increment));
    }

    /** One object, or the run itself, went wrong. */
    public void error(String code, @Nullable String object, String text, String whatToDo) {
        change(() -> tally.error(new Run.RunError(code, object, text, whatToDo)));
    }

    /** The gate is closed. */
    public void held(String reason) {
        change(() -> {
            held = true;
            message = reason;
        });
    }

    /** The run as a whole cannot go on. */
    public void failed(String code, String reason, String whatToDo) {
        error(code, null, reason, whatToDo);
        change(() -> {
            failed = true;
            message = reason;
        });
    }

    public void running() {
        change(() -> status = RunStatus.RUNNING);
    }

    public void finished() {
        change(() -> {
            status = outcome();
            finishedAt = clock.instant();
            endStep(failed || held ? status : RunStatus.SUCCEEDED);
        });
    }

    private RunStatus outcome() {
        if (failed) {
            return RunStatus.FAILED;
        }
        if (held) {
            return RunStatus.HELD;
        }
        return tally.outcome();
    }

    private void endStep(RunStatus as) {
        if (steps.isEmpty() || steps.getLast().status() != RunStatus.RUNNING) {
            return;
        }
        Run.Step step = steps.removeLast();
        steps.add(new Run.Step(step.name(), as, step.done(), step.expected(), step.startedAt(), clock.instant()));
    }

    private void change(Runnable change) {
        synchronized (this) {
            change.run();
        }
        listener.accept(this);
    }

    /** As it stands now. */
    public synchronized KeptRun kept() {
        return begun.at(status, finishedAt, steps, tally.counts(), tally.errors(), message);
    }

    public Run snapshot() {
        return kept().run();
    }
}
