package io.isthmus.localstack.services;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Starts a service again that died: after 1 s, then 2, 4 … up to 60; a service that lived for five minutes starts at 1 s
 * again.
 */
public final class Supervisor implements AutoCloseable {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    private static final Duration STABLE = Duration.ofMinutes(5);

    private record Attempt(int deaths, Instant startedAt, Instant restartAt) {}

    private final List<ServiceProcess> services;
    private final Consumer<String> say;
    private final Map<ServiceProcess, Attempt> attempts = new HashMap<>();
    private final Set<ServiceProcess> paused = new HashSet<>();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("supervisor").factory());

    /** @param say takes one line for each death and each new start */
    public Supervisor(List<ServiceProcess> services, Consumer<String> say) {
        this.services = List.copyOf(services);
        this.say = say;
    }

    public void begin() {
        watch.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    }

    /** Leaves a service alone while somebody else stops and starts it. */
    public synchronized void pause(ServiceProcess service) {
        paused.add(service);
    }

    public synchronized void resume(ServiceProcess service) {
        paused.remove(service);
    }

    @Override
    public void close() {
        watch.shutdownNow();
        try {
            watch.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    synchronized void look() {
        services.stream()
                .filter(service -> !paused.contains(service) && !service.isAlive())
                .forEach(service -> restart(service, Instant.now()));
    }

    private void restart(ServiceProcess service, Instant now) {
        Attempt attempt = attempts.get(service);
        if (attempt == null || attempt.restartAt() == null) {
            boolean wasStable =
                    attempt == null || attempt.startedAt().plus(STABLE).isBefore(now);
            int deaths = wasStable ? 1 : attempt.deaths() + 1;
            Duration wait = waitAfter(deaths);
            say.accept(service.name() + " has ended; it is started again in " + wait.toSeconds() + " s (log: "
                    + service.log() + ")");
            attempts.put(service, new Attempt(deaths, now, now.plus(wait)));
        } else if (!now.isBefore(attempt.restartAt())) {
            say.accept(service.name() + " is started again");
            attempts.put(service, new Attempt(attempt.deaths(), now, null));
            try {
                service.start();
            } catch (RuntimeException e) {
                say.accept(service.name() + " could not be started: " + e.getMessage());
            }
        }
    }

    static Duration waitAfter(int deaths) {
        Duration wait = Duration.ofSeconds(1L << Math.min(deaths - 1, 6));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }
}
