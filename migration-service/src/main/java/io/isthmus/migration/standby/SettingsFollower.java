package io.isthmus.migration.standby;

import io.isthmus.chassis.configlog.ConfigChanged;
import io.isthmus.chassis.configlog.ConfigLogUnavailable;
import io.isthmus.chassis.instance.InstanceLease;
import io.isthmus.migration.deployment.ConfigConflict;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Takes over what the active deployment changes, as soon as the log says so. The one that is active follows nobody, so two
 * deployments never follow each other.
 *
 * <p>One change after the other: what the log says while one is taken over is looked at afterwards, once. While the log
 * cannot be written, it is tried again until it can.
 */
@ApplicationScoped
class SettingsFollower {

    private static final Logger LOG = Logger.getLogger(SettingsFollower.class);
    private static final String AUTHOR = "migration-service";
    private static final Duration PAUSE = Duration.ofSeconds(5);

    /** Takes over what there is to take over. */
    interface Takeover {
        OptionalLong follow(String by);
    }

    private final Takeover standBy;
    private final boolean follows;
    private final Duration pause;
    private final Consumer<Runnable> whenActive;
    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch stopped = new CountDownLatch(1);

    @Inject
    SettingsFollower(StandBySettings standBy, StandByConfig config, InstanceLease instance) {
        this(standBy::follow, config.follow(), PAUSE, instance::whenActive);
    }

    /**
     * @param pause between tries while the log cannot be written
     * @param whenActive begins what only the active instance of this service does
     */
    SettingsFollower(Takeover standBy, boolean follows, Duration pause, Consumer<Runnable> whenActive) {
        this.standBy = standBy;
        this.follows = follows;
        this.pause = pause;
        this.whenActive = whenActive;
    }

    /** On the log's own thread, which must not wait for itself. */
    void changed(@Observes ConfigChanged change) {
        if (follows && asked.getAndIncrement() == 0) {
            whenActive.accept(() -> Thread.ofVirtual().name("stand-by").start(this::followAll));
        }
    }

    private void followAll() {
        int seen;
        do {
            seen = asked.get();
            while (!followed() && !ended()) {
                LOG.debugf("tried again in %s", pause);
            }
        } while (!asked.compareAndSet(seen, 0));
    }

    /** @return false when it has to be tried again, though the log may say nothing more */
    private boolean followed() {
        try {
            standBy.follow(AUTHOR)
                    .ifPresent(revision -> LOG.infof("the active deployment's settings are taken over: %d", revision));
            return true;
        } catch (ConfigConflict e) {
            // whoever was faster has changed the log, so this is asked again
            LOG.debugf("not taken over yet: %s", e.getMessage());
            return true;
        } catch (ConfigLogUnavailable e) {
            LOG.warnf("the active deployment's settings cannot be taken over yet: %s", e.getMessage());
            return false;
        } catch (RuntimeException e) {
            LOG.error("the active deployment's settings cannot be taken over; the next change is tried again", e);
            return true;
        }
    }

    /** After a pause, unless the service stops. */
    private boolean ended() {
        try {
            return stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @PreDestroy
    void stop() {
        stopped.countDown();
    }
}
