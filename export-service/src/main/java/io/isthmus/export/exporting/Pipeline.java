package io.isthmus.export.exporting;

import io.isthmus.export.pending.PendingExport;
import io.isthmus.export.target.TargetUnavailable;
import io.isthmus.export.target.UnusableAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Sends with bounded concurrency while the next page is being marked and the last outcomes are being kept.
 *
 * <p>One thread (the caller's) takes pages, as many virtual threads as requests may be under way settle them, one more
 * keeps outcomes in batches. A page is taken while the one before is being sent, so that nobody waits for the database. A
 * fault of the whole target, or the end of our permit, stops taking; what was not sent is handed to the recorder as such.
 */
final class Pipeline {

    private static final Logger LOG = Logger.getLogger(Pipeline.class);
    private static final int OUTCOMES_AT_ONCE = 500;
    /** Outcomes are kept together: one by one costs the database many times as much. All are in flight until then. */
    private static final long OUTCOMES_LINGER_NANOS = TimeUnit.MILLISECONDS.toNanos(150);
    /** work that is marked and waits to be sent: the next page, while the page after is being taken */
    private static final int WAITING = 500;
    /** members in memory at once, over all groups under way */
    private static final int WEIGHT = 300_000;

    private static final Recorded END = new Recorded(null, new Settled.NotSent());
    private static final Work NO_MORE = new Work(0, null, null, null, null, null, null, List.of(), null, 0, List.of());

    private final int concurrency;
    private final Function<Work, Settled> settle;
    private final Settled whenStopped;
    private final Consumer<List<Recorded>> recorder;
    private final AtomicReference<RuntimeException> stopped = new AtomicReference<>();
    private final BlockingQueue<Work> waiting = new ArrayBlockingQueue<>(WAITING);
    private final BlockingQueue<Recorded> settled = new ArrayBlockingQueue<>(OUTCOMES_AT_ONCE * 2);
    private final Semaphore weight = new Semaphore(WEIGHT);

    /** @param whenStopped what to say of work that is no longer begun: {@code NotSent}, or {@code StillUnknown} */
    Pipeline(int concurrency, Function<Work, Settled> settle, Settled whenStopped, Consumer<List<Recorded>> recorder) {
        this.concurrency = concurrency;
        this.settle = settle;
        this.whenStopped = whenStopped;
        this.recorder = recorder;
    }

    /** Whatever stopped it, thrown once all that was sent is recorded. */
    void run(Supplier<List<Work>> pages) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var recording = threads.submit(this::keep);
            List<Future<?>> workers = new ArrayList<>();
            for (int i = 0; i < concurrency; i++) {
                workers.add(threads.submit(this::work));
            }
            feed(pages);
            workers.forEach(ignored -> put(waiting, NO_MORE));
            for (var worker : workers) {
                await(worker);
            }
            put(settled, END);
            await(recording);
        }
        if (stopped.get() != null) {
            throw stopped.get();
        }
    }

    private void feed(Supplier<List<Work>> pages) {
        try {
            List<Work> page = pages.get();
            while (!page.isEmpty()) {
                for (Work work : page) {
                    weight.acquire(weightOf(work));
                    put(waiting, work);
                }
                if (stopped.get() != null) {
                    return;
                }
                page = pages.get();
            }
        } catch (RuntimeException e) {
            stopped.compareAndSet(null, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped.compareAndSet(null, new ExportStopped("the service is stopping"));
        }
    }

    private static int weightOf(Work work) {
        if (work.exports().isEmpty()) {
            return 1;
        }
        return work.exports().getFirst() instanceof PendingExport.ChangeMembers
                ? Math.min(WEIGHT, work.exports().size() * 1_000)
                : 1;
    }

    private void work() {
        try {
            for (Work work = waiting.take(); work != NO_MORE; work = waiting.take()) {
                put(settled, new Recorded(work, settleUnlessStopped(work)));
                weight.release(weightOf(work));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Settled settleUnlessStopped(Work work) {
        if (stopped.get() != null) {
            return whenStopped;
        }
        try {
            return settle.apply(work);
        } catch (ExportStopped | TargetUnavailable e) {
            stopped.compareAndSet(null, e);
            return whenStopped;
        } catch (OutcomeUnknown e) {
            LOG.errorf(e.getCause(), "what became of object %s could not be looked up", work.targetAnchor());
            if (e.getCause() instanceof ExportStopped || e.getCause() instanceof TargetUnavailable) {
                stopped.compareAndSet(null, e.getCause());
            }
            return new Settled.StillUnknown();
        } catch (UnusableAnswer e) {
            return new Settled.Failed(e.code(), e.getMessage(), e.remedy(), null);
        } catch (RuntimeException e) {
            // of this one object: the others go on
            LOG.errorf(e, "object %s could not be exported", work.targetAnchor());
            return new Settled.Failed("UNEXPECTED", e.toString(), null);
        }
    }

    private void keep() {
        try {
            boolean more = true;
            while (more) {
                List<Recorded> outcomes = some();
                more = !outcomes.remove(END);
                if (!outcomes.isEmpty()) {
                    record(outcomes);
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
        long until = System.nanoTime() + OUTCOMES_LINGER_NANOS;
        while (outcomes.size() < OUTCOMES_AT_ONCE && outcomes.getLast() != END) {
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

    private void record(List<Recorded> outcomes) {
        try {
            recorder.accept(outcomes);
        } catch (RuntimeException e) {
            // they stay in flight in the database, so the next run looks every one of them up
            LOG.error("outcomes could not be kept", e);
            stopped.compareAndSet(null, e);
        }
    }

    private static <T> void put(BlockingQueue<T> queue, T element) {
        try {
            queue.put(element);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ExportStopped("the service is stopping");
        }
    }

    private static void await(Future<?> future) {
        try {
            future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a thread of the export failed", e.getCause());
        }
    }
}
