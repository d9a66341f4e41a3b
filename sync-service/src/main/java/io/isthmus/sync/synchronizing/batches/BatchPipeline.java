package io.isthmus.sync.synchronizing.batches;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Prepares several batches at once, and finishes one after the other in their order, so that computing, the database and
 * Kafka work at the same time. What comes out is what working on one batch after the other would: a batch that was
 * prepared from something that an earlier one has changed since is prepared again, when all before it are finished.
 *
 * @param <B> names a batch
 * @param <P> what a batch comes to
 * @param <W> what finishing it has changed
 */
public final class BatchPipeline<B, P, W> {

    /** Enough for every processor to compute while the oldest batch is being stored; more would only take memory. */
    private static final int AHEAD = 1 + Math.min(4, Runtime.getRuntime().availableProcessors());

    /** What is done with a batch. */
    public interface Stages<B, P, W> {

        /** Empty when there is none left. Called by one thread. */
        Optional<B> next();

        /** Reads and computes, and changes nothing. Called by several threads. */
        P prepare(B batch);

        /** Stores it. Called by one thread, in the order of the batches. */
        W finish(P prepared);

        /** Whether the batch was prepared from something that has been changed meanwhile. */
        boolean outdated(P prepared, W changed);
    }

    private static final class InWork<B, P, W> {
        private final B batch;
        private final Future<P> prepared;
        private final List<W> changedMeanwhile = new ArrayList<>();

        InWork(B batch, Future<P> prepared) {
            this.batch = batch;
            this.prepared = prepared;
        }
    }

    private final Stages<B, P, W> stages;
    private final Deque<InWork<B, P, W>> inWork = new ArrayDeque<>();

    public BatchPipeline(Stages<B, P, W> stages) {
        this.stages = stages;
    }

    /** Returns when no batch is left. What fails ends it: batches that were finished stay so. */
    void run() {
        // computing, not waiting, is what these threads are for
        ExecutorService workers = Executors.newFixedThreadPool(
                AHEAD - 1, Thread.ofPlatform().name("prepare-", 0).daemon().factory());
        try {
            for (fill(workers); !inWork.isEmpty(); fill(workers)) {
                finishFirst();
            }
        } finally {
            workers.shutdownNow();
        }
    }

    private void fill(ExecutorService workers) {
        while (inWork.size() < AHEAD) {
            Optional<B> next = stages.next();
            if (next.isEmpty()) {
                return;
            }
            inWork.add(new InWork<>(next.get(), workers.submit(() -> stages.prepare(next.get()))));
        }
    }

    private void finishFirst() {
        InWork<B, P, W> first = inWork.remove();
        P prepared = await(first.prepared);
        boolean outdated = first.changedMeanwhile.stream().anyMatch(changed -> stages.outdated(prepared, changed));
        W changed = stages.finish(outdated ? stages.prepare(first.batch) : prepared);
        inWork.forEach(each -> each.changedMeanwhile.add(changed));
    }

    private P await(Future<P> prepared) {
        try {
            return prepared.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a batch was prepared", e);
        }
    }
}
