package io.isthmus.export.running;

import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.RunProfile;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Runs that wait or go on; told by many threads, emptied by one. */
final class WaitingRuns {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition something = lock.newCondition();
    private final Deque<QueuedRun> waiting = new ArrayDeque<>();
    private Optional<QueuedRun> current = Optional.empty();
    private Optional<QueuedRun> beside = Optional.empty();
    private boolean woken;
    private boolean closed;

    /** An export that is waiting or under way is answered instead of another one, as is any waiting run of the same profile. */
    Run submit(RunProfile profile, Supplier<QueuedRun> another) {
        return locked(() -> waiting.stream()
                .filter(run -> run.profile() == profile)
                .findFirst()
                .or(() -> current.filter(run -> run.profile() == profile && profile == RunProfile.EXPORT))
                .orElseGet(() -> {
                    QueuedRun run = another.get();
                    waiting.add(run);
                    something.signalAll();
                    return run;
                })
                .progress()
                .snapshot());
    }

    void wake() {
        locked(() -> {
            woken = true;
            something.signalAll();
            return null;
        });
    }

    void close() {
        locked(() -> {
            closed = true;
            something.signalAll();
            return null;
        });
    }

    boolean closed() {
        return locked(() -> closed);
    }

    Optional<Run> find(String id) {
        return locked(() -> Stream.of(current.stream(), beside.stream(), waiting.stream())
                .flatMap(Function.identity())
                .map(run -> run.progress().snapshot())
                .filter(run -> run.id().equals(id))
                .findFirst());
    }

    /** The next one, as the current one; empty when it is time to look around. */
    Optional<QueuedRun> next(Duration lookEvery) {
        lock.lock();
        try {
            current = Optional.empty();
            long nanos = lookEvery.toNanos();
            while (waiting.isEmpty() && !woken && !closed && nanos > 0) {
                nanos = something.awaitNanos(nanos);
            }
            woken = false;
            current = Optional.ofNullable(waiting.poll());
            return current;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    void goesOn(QueuedRun run) {
        locked(() -> current = Optional.of(run));
    }

    void goesOnBeside(QueuedRun run) {
        locked(() -> beside = Optional.of(run));
    }

    Optional<QueuedRun> beside() {
        return locked(() -> beside);
    }

    void nothingBeside() {
        locked(() -> beside = Optional.empty());
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
