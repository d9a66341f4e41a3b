package io.isthmus.sync.runs;

import io.isthmus.chassis.outage.DatabaseOutage;
import io.isthmus.contracts.settings.SettingsDocument;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that synchronizes. It wakes when something may have arrived, and once a second besides; it does nothing
 * before the past has been read to its end and the settings are known.
 */
final class Worker {

    private static final Logger LOG = Logger.getLogger(Worker.class);
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

    private final BooleanSupplier replayed;
    private final CurrentSettings settings;
    private final DatabaseOutage outage;
    private final Object monitor = new Object();
    private boolean signalled;
    private volatile boolean stopped;
    private @Nullable Thread thread;

    /** @param replayed whether everything that was on the topic at the start has been read */
    Worker(BooleanSupplier replayed, CurrentSettings settings, DatabaseOutage outage) {
        this.replayed = replayed;
        this.settings = settings;
        this.outage = outage;
    }

    /** @param pass what to do with the settings in force */
    void start(Consumer<SettingsDocument> pass) {
        thread = Thread.ofPlatform().name("synchronization").daemon(true).start(() -> work(pass));
    }

    void signal() {
        synchronized (monitor) {
            signalled = true;
            monitor.notifyAll();
        }
    }

    /** Waits until everything that was on the topic at the start has been read. */
    void awaitReplay() {
        while (!replayed.getAsBoolean() && !stopped) {
            pause(Duration.ofMillis(200));
        }
    }

    void stop() {
        stopped = true;
        signal();
        if (thread != null) {
            thread.interrupt();
        }
    }

    private void work(Consumer<SettingsDocument> pass) {
        while (!stopped) {
            Duration pause = TICK;
            Optional<SettingsDocument> current =
                    settings.known() && replayed.getAsBoolean() ? settings.get() : Optional.empty();
            if (current.isPresent()) {
                try {
                    pass.accept(current.get());
                } catch (RuntimeException e) {
                    if (!stopped) {
                        outage.report(LOG, e, "the synchronization broke off; it goes on where it stopped");
                    }
                    pause = AFTER_FAILURE;
                }
            }
            pause(pause);
        }
    }

    private void pause(Duration maximum) {
        synchronized (monitor) {
            if (!signalled) {
                try {
                    monitor.wait(maximum.toMillis());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    stopped = true;
                }
            }
            signalled = false;
        }
    }
}
