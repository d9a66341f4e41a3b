package io.isthmus.export.exporting;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps outcomes together, on a thread of its own: one by one costs the database many times as much. All are in flight until
 * then.
 */
final class Recording {

    private static final Logger LOG = Logger.getLogger(Recording.class);
    private static final int OUTCOMES_AT_ONCE = 500;
    private static final long LINGER_NANOS = TimeUnit.MILLISECONDS.toNanos(150);
    private static final Queued END = new Queued(null);
    /** wakes up who lingers */
    private static final Queued NOW = new Queued(null);

    private final Consumer<List<Recorded>> recorder;
    private final BlockingQueue<Queued> settled = new ArrayBlockingQueue<>(OUTCOMES_AT_ONCE * 2);
    private @Nullable Future<?> thread;

    private record Queued(@Nullable Recorded outcome) {}

    Recording(Consumer<List<Recorded>> recorder) {
        this.recorder = recorder;
    }

    /**
     * @param recorded told which outcomes have come to their end, kept or not
     * @param failed told when outcomes cannot be kept
     */
    void start(ExecutorService threads, Consumer<List<Recorded>> recorded, Consumer<RuntimeException> failed) {
        thread = threads.submit(() -> keep(recorded, failed));
    }

    /** Somebody waits: what there is is kept at once. */
    void flush() {
        settled.offer(NOW);
    }

    void add(Recorded outcome) {
        add(new Queued(outcome));
    }

    private void add(Queued outcome) {
        boolean interrupted = false;
        while (true) {
            try {
                settled.put(outcome);
                break;
            } catch (InterruptedException e) {
                // an outcome that is known is never dropped
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns when all that was added is kept. */
    void end() {
        add(END);
        try {
            Objects.requireNonNull(thread, "not started").get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the thread that keeps outcomes failed", e.getCause());
        }
    }

    private void keep(Consumer<List<Recorded>> recorded, Consumer<RuntimeException> failed) {
        try {
            boolean more = true;
            while (more) {
                List<Queued> some = some();
                more = some.getLast() != END;
                List<Recorded> outcomes = some.stream()
                        .map(Queued::outcome)
                        .filter(Objects::nonNull)
                        .toList();
                if (!outcomes.isEmpty()) {
                    record(outcomes, failed);
                    recorded.accept(outcomes);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** As many as can be kept at once, or what there is after a moment; at the end at once. */
    private List<Queued> some() throws InterruptedException {
        List<Queued> outcomes = new ArrayList<>();
        outcomes.add(settled.take());
        long until = System.nanoTime() + LINGER_NANOS;
        while (outcomes.size() < OUTCOMES_AT_ONCE && outcomes.getLast().outcome() != null) {
            if (settled.drainTo(outcomes, OUTCOMES_AT_ONCE - outcomes.size()) == 0) {
                Queued next = settled.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (next == null) {
                    return outcomes;
                }
                outcomes.add(next);
            }
        }
        return outcomes;
    }

    private void record(List<Recorded> outcomes, Consumer<RuntimeException> failed) {
        try {
            recorder.accept(outcomes);
        } catch (RuntimeException e) {
            // they stay in flight in the database, so the next run looks every one of them up
            LOG.error("outcomes could not be kept", e);
            failed.accept(e);
        }
    }
}
