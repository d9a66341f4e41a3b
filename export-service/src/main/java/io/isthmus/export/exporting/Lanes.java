package io.isthmus.export.exporting;

import io.isthmus.export.target.TargetUnavailable;
import io.isthmus.export.target.UnusableAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

    private final Recording recording;
    private final LaneQueue queue;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<? extends Future<?>> lanes;
    private final CompletableFuture<RuntimeException> stopped = new CompletableFuture<>();

    /**
     * @param count lanes, 1 or more
     * @param straggling how long a piece of work may take before nobody waits for it any more
     */
    Lanes(int count, Duration straggling, Recording recording) {
        this.queue = new LaneQueue(straggling);
        this.recording = recording;
        int lookingUp = Math.max(1, count / SHARE_OF_LOOK_UPS);
        recording.start(threads, queue::recorded, this::stop);
        this.lanes = IntStream.range(0, count)
                .mapToObj(lane -> threads.submit(() -> drive(lane < lookingUp)))
                .toList();
    }

    /** Looks these up beside everything else. */
    void lookUp(List<Work> work, Function<Work, ExportResult> settle) {
        queue.lookUp(work.stream()
                .map(one -> new LaneJob(one, settle, new ExportResult.StillUnknown()))
                .toList());
    }

    /**
     * Sends page after page, until a page is empty or all is stopped.
     *
     * @throws ExportStopped, TargetUnavailable what stopped it, here or elsewhere
     */
    void send(Supplier<List<Work>> pages, Function<Work, ExportResult> settle) {
        for (List<Work> page = pages.get(); !page.isEmpty(); page = pages.get()) {
            page.forEach(work -> enter(new LaneJob(work, settle, new ExportResult.NotSent())));
            throwIfStopped();
        }
        try {
            queue.awaitAllButStragglers(recording::flush);
        } catch (InterruptedException e) {
            stop(interrupted());
        }
        throwIfStopped();
    }

    /** Whether anything is waiting or under way. */
    boolean busy() {
        return queue.busy();
    }

    /** Ids of all that is waiting, under way, or ended and not yet kept; look-ups, too. */
    Set<Long> underWay() {
        return queue.ids();
    }

    /** Waits until something comes to its end, or for so long; not at all where nothing is under way. */
    void awaitAny(Duration atMost) {
        try {
            queue.awaitAny(atMost);
        } catch (InterruptedException e) {
            throw interrupted();
        }
        throwIfStopped();
    }

    /** Waits for everything, and for its outcomes to be kept; {@link #throwIfStopped} tells what has ended it. */
    @Override
    public void close() {
        queue.close();
        lanes.forEach(Lanes::await);
        recording.end();
        threads.close();
    }

    private void enter(LaneJob job) {
        try {
            queue.enter(job);
        } catch (InterruptedException e) {
            stop(interrupted());
            queue.notBegun();
            recording.add(new Recorded(job.work(), job.whenStopped()));
        }
    }

    /** @param lookingUp whether this lane takes look-ups first */
    private void drive(boolean lookingUp) {
        for (LaneJob job = queue.next(lookingUp); job != null; job = queue.next(lookingUp)) {
            Recorded outcome = new Recorded(job.work(), settled(job));
            queue.ended(job);
            recording.add(outcome);
        }
    }

    private ExportResult settled(LaneJob job) {
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
            return job.isLookUp() ? stillUnknown(work, e) : failed(e);
        } catch (RuntimeException e) {
            // of this one object: the others go on
            LOG.errorf(e, "object %s could not be exported", work.targetAnchor());
            return job.isLookUp()
                    ? new ExportResult.StillUnknown()
                    : new ExportResult.Failed("UNEXPECTED", e.toString(), null);
        }
    }

    private ExportResult stillUnknown(Work work, RuntimeException why) {
        if (why instanceof ExportStopped || why instanceof TargetUnavailable) {
            stop(why);
        }
        LOG.errorf(why, "what became of object %s could not be looked up", work.targetAnchor());
        return new ExportResult.StillUnknown(why instanceof UnusableAnswer unusable ? failed(unusable) : null);
    }

    private static ExportResult.Failed failed(UnusableAnswer e) {
        return new ExportResult.Failed(e.code(), e.getMessage(), e.remedy(), null);
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
