package io.isthmus.migration.standby;

import io.isthmus.chassis.configlog.ConfigChanged;
import io.isthmus.chassis.configlog.ConfigLogUnavailable;
import io.isthmus.migration.deployment.ConfigConflict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/**
 * Takes over what the active deployment changes, as soon as the log says so. The one that is active follows nobody, so two
 * deployments never follow each other.
 */
@ApplicationScoped
class Follower {

    private static final Logger LOG = Logger.getLogger(Follower.class);
    private static final String AUTHOR = "migration-service";

    private final StandByDesk desk;
    private final StandByConfig config;
    private final ReentrantLock oneAtATime = new ReentrantLock();

    Follower(StandByDesk desk, StandByConfig config) {
        this.desk = desk;
        this.config = config;
    }

    /** On the log's own thread, which must not wait for itself. */
    void changed(@Observes ConfigChanged change) {
        if (config.follow()) {
            Thread.ofVirtual().name("stand-by").start(this::follow);
        }
    }

    private void follow() {
        oneAtATime.lock();
        try {
            desk.follow(AUTHOR)
                    .ifPresent(revision -> LOG.infof("the active deployment's settings are taken over: %d", revision));
        } catch (ConfigConflict e) {
            // whoever was faster has changed the log, so this is asked again
            LOG.debugf("not taken over yet: %s", e.getMessage());
        } catch (ConfigLogUnavailable e) {
            LOG.warnf("the active deployment's settings cannot be taken over yet: %s", e.getMessage());
        } finally {
            oneAtATime.unlock();
        }
    }
}
