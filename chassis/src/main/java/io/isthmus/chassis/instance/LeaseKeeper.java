package io.isthmus.chassis.instance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Takes the lease, renews it in the background, and knows how this process stands to it. */
public final class LeaseKeeper implements InstanceLease {

    private static final Logger LOG = Logger.getLogger("io.isthmus.instance");

    private final LeaseStore store;
    private final LeaseHolder self;
    private final Duration term;
    private final Duration renewal;
    private final LongSupplier nanoTime;
    private final Runnable whenLost;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final List<Runnable> waiting = new ArrayList<>();
    private volatile Standing standing = new Standing.Standby(Optional.empty());
    private @Nullable Thread thread;

    /**
     * @param term how long a lease lasts
     * @param renewal how often it is renewed
     * @param whenLost ends this process
     */
    public LeaseKeeper(
            LeaseStore store,
            LeaseHolder self,
            Duration term,
            Duration renewal,
            LongSupplier nanoTime,
            Runnable whenLost) {
        this.store = store;
        this.self = self;
        this.term = term;
        this.renewal = renewal;
        this.nanoTime = nanoTime;
        this.whenLost = whenLost;
    }

    /** Asks once before it returns: an instance that is alone is active from its beginning. */
    public synchronized void start() {
        round();
        thread = Thread.ofPlatform().name("instance-lease").daemon().start(this::loop);
    }

    @Override
    public boolean active() {
        return standing instanceof Standing.Active active
                && stopped.getCount() > 0
                && active.certain(nanoTime.getAsLong(), term);
    }

    @Override
    public long epoch() {
        return switch (standing) {
            case Standing.Active active -> active.epoch();
            case Standing.Standby standby -> throw new StandingBy(standby.active());
            case Standing.Lost lost -> throw new StandingBy(lost.active());
        };
    }

    @Override
    public void whenActive(Runnable begin) {
        synchronized (waiting) {
            if (standsBy()) {
                waiting.add(begin);
                return;
            }
        }
        begin.run();
    }

    private void beginWhatWaits() {
        synchronized (waiting) {
            waiting.forEach(begin -> Thread.ofVirtual().name("taking-over").start(() -> untilBegun(begin)));
            waiting.clear();
        }
    }

    private void untilBegun(Runnable begin) {
        try {
            do {
                try {
                    begin.run();
                    return;
                } catch (RuntimeException e) {
                    LOG.warnf("taking over is tried again in %s: %s", renewal, e.getMessage());
                }
            } while (!standsBy() && !stopped.await(renewal.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public LeaseHolder self() {
        return self;
    }

    @Override
    public Optional<LeaseHolder> holder() {
        return switch (standing) {
            case Standing.Active active -> Optional.of(self);
            case Standing.Standby standby -> standby.active();
            case Standing.Lost lost -> lost.active();
        };
    }

    @Override
    public boolean standsBy() {
        return !(standing instanceof Standing.Active);
    }

    /** Gives the lease back, so that another instance need not wait. Transactions go on until somebody takes it. */
    public void stop() {
        stopped.countDown();
        synchronized (this) {
            if (standing instanceof Standing.Active active) {
                try {
                    store.release(self, active.epoch());
                } catch (RuntimeException e) {
                    LOG.debugf(e, "the lease could not be given back; it ends by itself after %s", term);
                }
            }
        }
    }

    private void loop() {
        try {
            while (!stopped.await(renewal.toMillis(), TimeUnit.MILLISECONDS)) {
                round();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One question to the database, and what follows from its answer. */
    synchronized void round() {
        Standing before = standing;
        if (before instanceof Standing.Lost || stopped.getCount() == 0) {
            return;
        }
        long askedAt = nanoTime.getAsLong();
        try {
            LeaseAnswer answer = before instanceof Standing.Active active
                    ? store.renew(self, active.epoch(), term)
                    : store.take(self, term);
            standing = before.after(answer, askedAt);
            tell(before, standing);
        } catch (RuntimeException e) {
            LOG.debugf(e, "the lease of this instance could not be asked for");
        }
    }

    private void tell(Standing before, Standing now) {
        if (now.equals(before)) {
            return;
        }
        switch (now) {
            case Standing.Active active -> {
                if (before instanceof Standing.Standby) {
                    LOG.infof("this instance (%s) is the active one now, epoch %d", self.address(), active.epoch());
                    beginWhatWaits();
                }
            }
            case Standing.Standby standby ->
                LOG.infof(
                        "standing by: %s",
                        standby.active()
                                .map(holder -> holder.address() + " is the active instance")
                                .orElse("the lease is just changing hands"));
            case Standing.Lost lost -> {
                LOG.warnf(
                        "%s has become the active instance: this one could not renew its lease for %s. It ends and begins"
                                + " anew, so that nothing it has in hand is finished",
                        lost.active().map(LeaseHolder::address).orElse("another process"), term);
                whenLost.run();
            }
        }
    }
}
