package io.isthmus.export.exporting;

import io.isthmus.export.pending.PendingExport;
import io.isthmus.export.target.TargetUnavailable;
import io.isthmus.export.target.UnusableAnswer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/**
 * The lanes of one run: as many virtual threads as requests may be under way, each with one piece of work at a time. No lane
 * waits for another.
 *
 * <ul>
 *   <li>Look-ups of what an earlier process left have a quarter of the lanes until they are done, and the rest write.
 *   <li>Whoever hands out writes, page by page, goes on when all are done, or when those that are not done have been
 *       <em>straggling</em> for a while: each holds its own lane, and nothing else.
 *   <li>Outcomes are kept in batches beside.
 * </ul>
 *
 * <p>A fault of the whole target, or the end of the permit, ends all of it: what was not begun is told the recorder as such,
 * and {@link #throwIfStopped} throws it.
 */
final class Lanes implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Lanes.class);
    private static final int SHARE_OF_LOOK_UPS = 4;
    /** work that is marked as in flight and waits for a lane: the next page, while the page after is being taken */
    private static final int MAXIMUM_WAITING = 500;
    /** members in memory at once, over all groups under way */
    private static final int MAXIMUM_WEIGHT = 300_000;

    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final Recording recording;
    private final Duration straggling;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<? extends Future<?>> lanes;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<Job> lookUps = new ArrayDeque<>();
    private final Queue<Job> writes = new ArrayDeque<>();
    /** what each lane is doing, and since when (nanoseconds); by identity */
    private final Map<Job, Long> underWay = new IdentityHashMap<>();
    /** whose outcome is known and not kept yet */
    private int unrecorded;
    /** of all that has not come to its end */
    private final Set<Long> ids = new HashSet<>();

    private final CompletableFuture<RuntimeException> stopped = new CompletableFuture<>();
    private int weight;
    private boolean closing;

    /** @param whenStopped what to say of work that is no longer begun: {@code NotSent}, or {@code StillUnknown} */
    private record Job(Work work, Function<Work, Settled> settle, Settled whenStopped) {

        int weight() {
            return !work.exports().isEmpty() && work.exports().getFirst() instanceof PendingExport.ChangeMembers
                    ? Math.min(MAXIMUM_WEIGHT, work.exports().size() * 1_000)
                    : 1;
        }
    }

    /**
     * @param count lanes, 1 or more
     * @param straggling how long a piece of work may take before nobody waits for it any more
     */
    Lanes(int count, Duration straggling, Recording recording) {
        this.straggling = straggling;
        this.recording = recording;
        int lookingUp = Math.max(1, count / SHARE_OF_LOOK_UPS);
        recording.start(threads, this::recorded, this::stop);
        this.lanes = IntStream.range(0, count)
                .mapToObj(lane -> threads.submit(() -> drive(lane < lookingUp)))
                .toList();
    }

    /** Looks these up beside everything else. */
    void lookUp(List<Work> work, Function<Work, Settled> settle) {
        lock.lock();
        try {
            work.forEach(one -> {
                ids.add(one.id());
                lookUps.add(new Job(one, settle, new Settled.StillUnknown()));
            });
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Sends page after page, until a page is empty or all is stopped.
     *
     * @throws ExportStopped, TargetUnavailable what stopped it, here or elsewhere
     */
    void send(Supplier<List<Work>> pages, Function<Work, Settled> settle) {
        for (List<Work> page = pages.get(); !page.isEmpty(); page = pages.get()) {
            page.forEach(work -> enter(new Job(work, settle, new Settled.NotSent())));
            throwIfStopped();
        }
        awaitAllButStragglers();
        throwIfStopped();
    }

    /** Whether anything is waiting or under way. */
    boolean busy() {
        lock.lock();
        try {
            return anything();
        } finally {
            lock.unlock();
        }
    }

    /** Ids of all that is waiting, under way, or ended and not yet kept; look-ups, too. */
    Set<Long> underWay() {
        lock.lock();
        try {
            return Set.copyOf(ids);
        } finally {
            lock.unlock();
        }
    }

    /** Waits until something comes to its end, or for so long; not at all where nothing is under way. */
    void awaitAny(Duration atMost) {
        lock.lock();
        try {
            if (anything()) {
                changed.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            throw interrupted();
        } finally {
            lock.unlock();
        }
        throwIfStopped();
    }

    /** Waits for everything, and for its outcomes to be kept; {@link #throwIfStopped} tells what has ended it. */
    @Override
    public void close() {
        lock.lock();
        try {
            closing = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        lanes.forEach(Lanes::await);
        recording.end();
        threads.close();
    }

    private void enter(Job job) {
        lock.lock();
        try {
            while (writes.size() >= MAXIMUM_WAITING || weight + job.weight() > MAXIMUM_WEIGHT && weight > 0) {
                changed.await();
            }
            weight += job.weight();
            ids.add(job.work().id());
            writes.add(job);
            changed.signalAll();
        } catch (InterruptedException e) {
            stop(interrupted());
            unrecorded++;
            recording.add(new Recorded(job.work(), job.whenStopped()));
        } finally {
            lock.unlock();
        }
    }

    private void awaitAllButStragglers() {
        lock.lock();
        try {
            long nanos = nanosUntilOnlyStragglers();
            while (nanos > 0 || unrecorded > 0) {
                if (nanos == 0) {
                    recording.flush();
                }
                changed.awaitNanos(Math.max(nanos, LOOK_NANOS));
                nanos = nanosUntilOnlyStragglers();
            }
        } catch (InterruptedException e) {
            stop(interrupted());
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
                .filter(entry -> !isLookUp(entry.getKey()))
                .mapToLong(entry -> Math.max(0, straggling.toNanos() - (now - entry.getValue())))
                .max()
                .orElse(0);
    }

    private static boolean isLookUp(Job job) {
        return job.whenStopped() instanceof Settled.StillUnknown;
    }

    private boolean anything() {
        return !writes.isEmpty() || !lookUps.isEmpty() || !underWay.isEmpty() || unrecorded > 0;
    }

    /** @param lookingUp whether this lane takes look-ups first */
    private void drive(boolean lookingUp) {
        for (Job job = next(lookingUp); job != null; job = next(lookingUp)) {
            Recorded outcome = new Recorded(job.work(), settled(job));
            ended(job);
            recording.add(outcome);
        }
    }

    /** @return {@code null} when there is nothing left and nothing will come */
    private Job next(boolean lookingUp) {
        lock.lock();
        try {
            while (true) {
                Job job = lookingUp && !lookUps.isEmpty() ? lookUps.poll() : writes.poll();
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

    private void ended(Job job) {
        lock.lock();
        try {
            underWay.remove(job);
            unrecorded++;
            weight -= isLookUp(job) ? 0 : job.weight();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void recorded(List<Recorded> outcomes) {
        lock.lock();
        try {
            unrecorded -= outcomes.size();
            outcomes.forEach(outcome -> ids.remove(outcome.work().id()));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private Settled settled(Job job) {
        if (stopped.isDone()) {
            return job.whenStopped();
        }
        Work work = job.work();
        try {
            return job.settle().apply(work);
        } catch (ExportStopped | TargetUnavailable e) {
            stop(e);
            return job.whenStopped();
        } catch (OutcomeUnknown e) {
            return stillUnknown(work, e.getCause());
        } catch (UnusableAnswer e) {
            return isLookUp(job) ? stillUnknown(work, e) : failed(e);
        } catch (RuntimeException e) {
            // of this one object: the others go on
            LOG.errorf(e, "object %s could not be exported", work.targetAnchor());
            return isLookUp(job) ? new Settled.StillUnknown() : new Settled.Failed("UNEXPECTED", e.toString(), null);
        }
    }

    private Settled stillUnknown(Work work, RuntimeException why) {
        if (why instanceof ExportStopped || why instanceof TargetUnavailable) {
            stop(why);
        }
        LOG.errorf(why, "what became of object %s could not be looked up", work.targetAnchor());
        return new Settled.StillUnknown(why instanceof UnusableAnswer unusable ? failed(unusable) : null);
    }

    private static Settled.Failed failed(UnusableAnswer e) {
        return new Settled.Failed(e.code(), e.getMessage(), e.remedy(), null);
    }

    private void stop(RuntimeException why) {
        stopped.complete(why);
    }

    /** @throws ExportStopped, TargetUnavailable what has stopped it, if anything has */
    void throwIfStopped() {
        if (stopped.isDone()) {
            throw stopped.join();
        }
    }

    private static ExportStopped interrupted() {
        Thread.currentThread().interrupt();
        return new ExportStopped("the service is stopping");
    }

    private static void await(Future<?> lane) {
        try {
            lane.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a lane of the export failed", e.getCause());
        }
    }
}
