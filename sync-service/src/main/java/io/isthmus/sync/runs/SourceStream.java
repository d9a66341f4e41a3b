package io.isthmus.sync.runs;

import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.sync.source.SourceException;
import io.isthmus.sync.source.SourceListening;
import io.isthmus.sync.source.SourceListening.Ended;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Listens to one source until it is stopped, and begins deltas when it rings. What breaks is opened again, after pauses that grow
 * from a second to a minute; until then the schedule finds changes all the same, only later.
 */
final class SourceStream {

    private static final Logger LOG = Logger.getLogger(SourceStream.class);
    private static final Duration SOON_ENOUGH = Duration.ofMinutes(5);

    private final SourceSettings source;
    private final SourceListening listening;
    private final Consumer<SourceException> broken;
    private final IntFunction<Duration> pauses;
    private final Clock clock;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Bell bell;
    private final Thread listener;
    private final Thread answerer;
    private volatile @Nullable Instant deafSince;
    private boolean told;
    private volatile boolean connected;

    /**
     * @param delta begins a delta; false if it has to wait
     * @param room waits until it need not any more
     * @param broken is told once when it could not be listened to for five minutes
     * @param pauses after so many failures in a row
     */
    SourceStream(
            SourceSettings source,
            SourceListening listening,
            BooleanSupplier delta,
            Bell.Room room,
            Consumer<SourceException> broken,
            IntFunction<Duration> pauses,
            Clock clock) {
        this.source = source;
        this.listening = listening;
        this.broken = broken;
        this.pauses = pauses;
        this.clock = clock;
        this.bell = new Bell(delta, room, stopped);
        this.listener = Thread.ofVirtual().name("listen-" + source.name()).unstarted(this::listen);
        this.answerer = Thread.ofVirtual().name("answer-" + source.name()).unstarted(bell::answer);
    }

    SourceStream start() {
        answerer.start();
        listener.start();
        return this;
    }

    boolean of(SourceSettings other) {
        return source.equals(other);
    }

    boolean connected() {
        return connected;
    }

    private void listen() {
        int failures = 0;
        while (stopped.getCount() > 0) {
            try {
                if (listening.listen(source, this::rang) == Ended.NOT_OFFERED) {
                    return;
                }
                failures = 1;
            } catch (SourceException e) {
                failures = connected ? 1 : failures + 1;
                failed(e);
            } finally {
                connected = false;
            }
            pause(pauses.apply(failures));
        }
    }

    private void rang() {
        connected = true;
        deafSince = null;
        told = false;
        bell.ring();
    }

    private void failed(SourceException fault) {
        Instant since = deafSince == null ? clock.instant() : deafSince;
        deafSince = since;
        LOG.debugf("changes of source %s are not heard: %s", source.name(), fault.getMessage());
        if (!told && !clock.instant().isBefore(since.plus(SOON_ENOUGH))) {
            told = true;
            broken.accept(fault);
        }
    }

    private void pause(Duration time) {
        try {
            stopped.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped.countDown();
        }
    }

    void stop() {
        stopped.countDown();
        listener.interrupt();
        answerer.interrupt();
    }
}
