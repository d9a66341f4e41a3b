package io.isthmus.export.exporting;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** What waits for a lane, what is on one, and whose outcome is not kept yet. Whoever waits for any of it waits here. */
final class LaneQueue {

    /** work that is marked as in flight and waits for a lane: the next page, while the page after is being taken */
    private static final int MAXIMUM_WAITING = 500;

    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final Duration straggling;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<LaneJob> lookUps = new ArrayDeque<>();
    private final Deque<LaneJob> writes = new ArrayDeque<>();
    /** what each lane is doing, and since when (nanoseconds); by identity */
    private final Map<LaneJob, Long> underWay = new IdentityHashMap<>();
    /** of all that has not come to its end */
    private final Set<Long> ids = new HashSet<>();
    /** whose outcome is known and not kept yet */
    private int unrecorded;

    private int weight;
    private boolean closing;

    LaneQueue(Duration straggling) {
        this.straggling = straggling;
    }

    void lookUp(Collection<LaneJob> jobs) {
        change(() -> {
            jobs.forEach(job -> ids.add(job.work().id()));
            lookUps.addAll(jobs);
        });
    }

    /** Waits until there is room; whoever goes first does not. */
    void enter(LaneJob job) throws InterruptedException {
        lock.lock();
        try {
            while (!job.goesFirst() && isFullFor(job)) {
                changed.await();
            }
            weight += job.weight();
            ids.add(job.work().id());
            if (job.goesFirst()) {
                writes.addFirst(job);
            } else {
                writes.addLast(job);
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean isFullFor(LaneJob job) {
        return writes.size() >= MAXIMUM_WAITING || weight + job.weight() > LaneJob.MAXIMUM_WEIGHT && weight > 0;
    }

    /** Something that never entered is told the recording. */
    void notBegun() {
        change(() -> unrecorded++);
    }

    /** @return none when there is nothing left and nothing will come */
    @Nullable
    LaneJob next(boolean lookingUp) {
        lock.lock();
        try {
            while (true) {
                LaneJob job = lookingUp && !lookUps.isEmpty() ? lookUps.poll() : writes.poll();
                if (job != null) {
                    underWay.put(job, System.nanoTime());
                    changed.signalAll();
                    return job;
                }
                if (closing) {
                    return null;
                }
                changed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    void ended(LaneJob job) {
        change(() -> {
            underWay.remove(job);
            unrecorded++;
            weight -= job.isLookUp() ? 0 : job.weight();
        });
    }

    void recorded(List<Recorded> outcomes) {
        change(() -> {
            unrecorded -= outcomes.size();
            outcomes.forEach(outcome -> ids.remove(outcome.work().id()));
        });
    }

    void close() {
        change(() -> closing = true);
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean busy() {
        lock.lock();
        try {
            return anything();
        } finally {
            lock.unlock();
        }
    }

    Set<Long> ids() {
        lock.lock();
        try {
            return Set.copyOf(ids);
        } finally {
            lock.unlock();
        }
    }

    void awaitAny(Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            if (anything()) {
                changed.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
            }
        } finally {
            lock.unlock();
        }
    }

    /** @param flush called while nothing but the recording is waited for */
    void awaitAllButStragglers(Runnable flush) throws InterruptedException {
        lock.lock();
        try {
            long nanos = nanosUntilOnlyStragglers();
            while (nanos > 0 || unrecorded > 0) {
                if (nanos == 0) {
                    flush.run();
                }
                changed.awaitNanos(Math.max(nanos, LOOK_NANOS));
                nanos = nanosUntilOnlyStragglers();
            }
        } finally {
            lock.unlock();
        }
    }

    /** 0 when nobody is to be waited for any more; look-ups go on beside, and do not count. */
    private long nanosUntilOnlyStragglers() {
        if (!writes.isEmpty()) {
            return straggling.toNanos();
        }
        long now = System.nanoTime();
        return underWay.entrySet().stream()
                .filter(entry -> !entry.getKey().isLookUp())
                .mapToLong(entry -> Math.max(0, straggling.toNanos() - (now - entry.getValue())))
                .max()
                .orElse(0);
    }

    private boolean anything() {
        return !writes.isEmpty() || !lookUps.isEmpty() || !underWay.isEmpty() || unrecorded > 0;
    }
}
