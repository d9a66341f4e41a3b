package io.isthmus.chassis.outage;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * The database is away. Every loop, schedule and endpoint meets it, again and again; the log has one line at its beginning
 * and one at its end. The end is found out here, by asking the database, so that nobody has to tell of success.
 */
public class DatabaseOutage {

    private static final Logger LOG = Logger.getLogger("io.isthmus.database");
    private static final Duration BETWEEN_PROBES = Duration.ofSeconds(1);

    private final Predicate<Throwable> isOutage;
    private final BooleanSupplier answers;
    private final AtomicBoolean open = new AtomicBoolean();
    private final CountDownLatch closed = new CountDownLatch(1);

    /**
     * @param isOutage whether a failure means that the database is away, not that it refused something
     * @param answers asks the database; {@code false} while it is away
     */
    public DatabaseOutage(Predicate<Throwable> isOutage, BooleanSupplier answers) {
        this.isOutage = isOutage;
        this.answers = answers;
    }

    /** @return whether the failure is only that the database is away; then it is told already, and trying again helps */
    public boolean explains(Throwable failure) {
        if (!isOutage.test(failure)) {
            return false;
        }
        if (open.compareAndSet(false, true)) {
            LOG.warnf("the database is away, and whatever needs it waits: %s", root(failure));
            Thread.ofVirtual().name("database-outage").start(this::awaitEnd);
        }
        return true;
    }

    /** For a round of work that recurs: its failure is told, unless it is an outage that is told already. */
    public void report(Logger log, Throwable failure, String what) {
        if (!explains(failure)) {
            log.error(what, failure);
        }
    }

    public void close() {
        closed.countDown();
    }

    private void awaitEnd() {
        Instant begun = Instant.now();
        try {
            do {
                if (closed.await(BETWEEN_PROBES.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            } while (!answers.getAsBoolean());
            open.set(false);
            LOG.infof(
                    "the database is back after %d s",
                    Duration.between(begun, Instant.now()).toSeconds());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.toString() : root.getMessage();
    }
}
