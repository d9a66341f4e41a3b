package io.isthmus.export.exporting;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Keeps outcomes together, on a thread of its own: one by one costs the database many times as much. All are in flight until
 * then.
 */
final class Recording {

    private static final Logger LOG = Logger.getLogger(Recording.class);
    private static final int OUTCOMES_AT_ONCE = 500;
    private static final long LINGER_NANOS = TimeUnit.MILLISECONDS.toNanos(150);
    private static final Recorded END = new Recorded(null, new ExportResult.NotSent());
    /** wakes up who lingers */
    private static final Recorded NOW = new Recorded(null, new ExportResult.NotSent());

    private final Consumer<List<Recorded>> recorder;
    private final BlockingQueue<Recorded> settled = new ArrayBlockingQueue<>(OUTCOMES_AT_ONCE * 2);
    private Future<?> thread;

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
            thread.get();
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
                List<Recorded> outcomes = some();
                more = !outcomes.removeIf(outcome -> outcome == END);
                outcomes.removeIf(outcome -> outcome == NOW);
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
    private List<Recorded> some() throws InterruptedException {
        List<Recorded> outcomes = new ArrayList<>();
        outcomes.add(settled.take());
        long until = System.nanoTime() + LINGER_NANOS;
        while (outcomes.size() < OUTCOMES_AT_ONCE && outcomes.getLast() != END && outcomes.getLast() != NOW) {
            if (settled.drainTo(outcomes, OUTCOMES_AT_ONCE - outcomes.size()) == 0) {
                Recorded next = settled.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
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
