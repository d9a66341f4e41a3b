package io.isthmus.export.progress;

import io.isthmus.chassis.runs.KeptRun;
import io.isthmus.contracts.operations.Counts;
import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.contracts.operations.RunStatus;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How far one run has come. Thread-safe; told by whoever does the work, read by whoever wants to see it. */
public final class RunProgress {

    private static final int ERRORS_KEPT = 100;

    private final String id;
    private final long number;
    private final boolean automatic;
    private final String deployment;
    private final String service;
    private final RunProfile profile;
    private final String connector;
    private final Clock clock;
    private final Runnable listener;
    private final Instant startedAt;
    private final List<Run.Step> steps = new ArrayList<>();
    private final Map<String, Long> counts = new TreeMap<>();
    private final List<Run.RunError> errors = new ArrayList<>();
    private RunStatus status = RunStatus.WAITING;
    private Instant finishedAt;
    private String message;
    private boolean held;
    private boolean failed;

    /** @param listener called after every change, by the thread that made it; must be quick */
    public RunProgress(
            String id,
            long number,
            boolean automatic,
            String deployment,
            String service,
            RunProfile profile,
            String connector,
            Clock clock,
            Runnable listener) {
        this.id = id;
        this.number = number;
        this.automatic = automatic;
        this.deployment = deployment;
        this.service = service;
        this.profile = profile;
        this.connector = connector;
        this.clock = clock;
        this.listener = listener;
        this.startedAt = clock.instant();
    }

    public String id() {
        return id;
    }

    /** Rises with every run. */
    public long number() {
        return number;
    }

    /** Whether nobody asked for it. */
    public boolean automatic() {
        return automatic;
    }

    /** Ends the step before, if any, and begins one. */
    public void step(String name) {
        change(() -> {
            endStep(RunStatus.SUCCEEDED);
            steps.add(new Run.Step(name, RunStatus.RUNNING, 0, null, clock.instant(), null));
        });
    }

    /** How far the step is. {@code expected}: {@code null} where unknown. */
    public void done(long done, Long expected) {
        change(() -> {
            Run.Step step = steps.removeLast();
            steps.add(new Run.Step(step.name(), step.status(), done, expected, step.startedAt(), null));
        });
    }

    public void count(String name, long value) {
        change(() -> counts.put(name, value));
    }

    public void add(String name, long increment) {
        change(() -> counts.merge(name, increment, Long::sum));
    }

    public long counted(String name) {
        synchronized (this) {
            return counts.getOrDefault(name, 0L);
        }
    }

    /** One object, or the run itself, went wrong. */
    public void error(String code, String object, String text, String whatToDo) {
        change(() -> {
            counts.merge(Counts.ERRORS, 1L, Long::sum);
            if (errors.size() < ERRORS_KEPT) {
                errors.add(new Run.RunError(code, object, text, whatToDo));
            }
        });
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

    public void say(String sentence) {
        change(() -> message = sentence);
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
        return counts.getOrDefault(Counts.ERRORS, 0L) > 0 ? RunStatus.COMPLETED_WITH_ERRORS : RunStatus.SUCCEEDED;
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
        listener.run();
    }

    public KeptRun kept() {
        return new KeptRun(number, automatic, snapshot());
    }

    /** As it stands now. */
    public synchronized Run snapshot() {
        return new Run(
                id,
                deployment,
                service,
                profile,
                connector,
                status,
                startedAt,
                finishedAt,
                List.copyOf(steps),
                Map.copyOf(counts),
                List.copyOf(errors),
                message);
    }
}
