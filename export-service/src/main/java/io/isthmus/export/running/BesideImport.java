package io.isthmus.export.running;

import io.isthmus.contracts.settings.TargetSettings;
import io.isthmus.export.targetimport.TargetImport;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

/** A target import on a thread of its own, beside exports. Begun, stopped and taken over by the thread of the runs. */
final class BesideImport {

    private final TargetSettings target;
    private final long epoch;
    private final Instant begun = Instant.now();
    private final FutureTask<Optional<TargetImport.Result>> observing;
    private volatile boolean stopped;
    private final Thread thread;

    /** It was to go on no longer. */
    static final class MadeWay extends RuntimeException {

        static final String WHY =
                "it made way for an import, or for settings or an export control, that it cannot go on beside;"
                        + " one begins again by itself when it is due";

        MadeWay() {
            super(WHY);
        }
    }

    /**
     * @param observe given what throws {@link MadeWay} when it is to end; empty: it cannot be done beside exports
     * @param ended told at the end, whatever it was
     */
    BesideImport(
            TargetSettings target,
            long epoch,
            Function<Runnable, Optional<TargetImport.Result>> observe,
            Runnable ended) {
        this.target = target;
        this.epoch = epoch;
        this.observing = new FutureTask<>(() -> observe.apply(this::goOn)) {
            @Override
            protected void done() {
                ended.run();
            }
        };
        this.thread = Thread.ofPlatform().name("target import").daemon().start(observing);
    }

    private void goOn() {
        if (stopped) {
            throw new MadeWay();
        }
    }

    Instant begun() {
        return begun;
    }

    boolean ended() {
        return observing.isDone();
    }

    /** Whether it is an import of this target under this epoch. */
    boolean isOf(TargetSettings settings, long current) {
        return target.equals(settings) && epoch == current;
    }

    /** Returns when it has ended, at the next page. */
    void stop() {
        stopped = true;
        try {
            observing.get();
        } catch (ExecutionException e) {
            // told to whoever takes the result
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a target import ends", e);
        }
    }

    /** The process ends. */
    void interrupt() {
        stopped = true;
        thread.interrupt();
    }

    /** What was seen; throws what ended it instead. */
    Optional<TargetImport.Result> result() {
        try {
            return observing.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException fault) {
                throw fault;
            }
            throw new IllegalStateException("the target import failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a target import ends", e);
        }
    }
}
