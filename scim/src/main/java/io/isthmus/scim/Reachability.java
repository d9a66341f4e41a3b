package io.isthmus.scim;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/**
 * Whether a provider answers, in two log lines: one when it stops, one when it is back. What the HTTP client logs of each
 * connection is switched off in {@code application.properties}: a provider that restarts breaks as many as there are lanes.
 */
final class Reachability {

    private static final Logger LOG = Logger.getLogger(Reachability.class);
    private final String base;
    /** none while it answers */
    private final AtomicReference<Long> silentSinceNanos = new AtomicReference<>();

    Reachability(String base) {
        this.base = base;
    }

    void answered() {
        Long since = silentSinceNanos.get() == null ? null : silentSinceNanos.getAndSet(null);
        if (since != null) {
            LOG.infof(
                    "the SCIM provider at %s answers again, after %d s",
                    base, Duration.ofNanos(System.nanoTime() - since).toSeconds());
        }
    }

    /** @param why in the words of the network; never a secret */
    void silent(String why) {
        if (silentSinceNanos.compareAndSet(null, System.nanoTime())) {
            LOG.warnf("the SCIM provider at %s does not answer: %s", base, why);
        }
    }
}
