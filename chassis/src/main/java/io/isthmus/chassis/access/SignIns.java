package io.isthmus.chassis.access;

import io.isthmus.chassis.access.SignIn.Outcome;
import io.isthmus.chassis.deployment.DeploymentConfig;
import io.isthmus.chassis.operations.Operations;
import io.isthmus.contracts.operations.Notice;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Every sign-in by a password passes here, whether by HTTP Basic or by a form: it is delayed after failures, logged, told to
 * whoever audits, and to operators when somebody seems to be guessing.
 */
@Singleton
public class SignIns {

    private static final Logger LOG = Logger.getLogger("io.isthmus.access");
    private static final Duration BETWEEN_NOTICES = Duration.ofMinutes(1);

    /**
     * Threads that know nothing of the request: on Quarkus' own the observer would share the request's Vert.x context, and end
     * its request scope while the endpoint is still using it.
     */
    private static final NotificationOptions APART_FROM_THE_REQUEST =
            NotificationOptions.ofExecutor(Executors.newThreadPerTaskExecutor(
                    Thread.ofVirtual().name("sign-in-", 0).factory()));

    private final SignInThrottle throttle = new SignInThrottle();
    private final AtomicReference<Instant> noticedAt = new AtomicReference<>(Instant.MIN);
    private final Clock clock = Clock.systemUTC();
    private final Event<SignIn> events;
    private final Operations operations;
    private final String deployment;
    private final String service;

    SignIns(
            Event<SignIn> events,
            Operations operations,
            DeploymentConfig config,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.events = events;
        this.operations = operations;
        this.deployment = config.deployment();
        this.service = service;
    }

    /** How long to wait before the password is looked at; empty for not at all. */
    public Optional<Duration> delay(SignInAttempt attempt) {
        return throttle.delay(attempt, clock.instant());
    }

    public void failed(SignInAttempt attempt) {
        Instant now = clock.instant();
        Duration delay = throttle.failed(attempt, now).orElse(Duration.ZERO);
        LOG.warnf(
                "sign-in failed: account=%s address=%s delay=%ds",
                attempt.account(), attempt.address(), delay.toSeconds());
        events.fireAsync(new SignIn(attempt, Outcome.FAILED, delay, now), APART_FROM_THE_REQUEST);
        if (delay.isPositive()) {
            tellOperators(attempt, delay, now);
        }
    }

    /**
     * The password was right.
     *
     * @param everyOne whether each is told, as of a form; of HTTP Basic, which comes with every request, only the first is
     * @return how long to wait nevertheless, because others were tried at the same time; the sign-in does not count then
     */
    public Optional<Duration> succeeded(SignInAttempt attempt, boolean everyOne) {
        Instant now = clock.instant();
        boolean known = throttle.isKnown(attempt, now);
        Optional<Duration> delay = throttle.succeeded(attempt, now);
        if (delay.isEmpty() && (everyOne || !known)) {
            LOG.infof("signed in: account=%s address=%s", attempt.account(), attempt.address());
            events.fireAsync(new SignIn(attempt, Outcome.ACCEPTED, Duration.ZERO, now), APART_FROM_THE_REQUEST);
        }
        return delay;
    }

    private void tellOperators(SignInAttempt attempt, Duration delay, Instant now) {
        Instant before = Objects.requireNonNull(noticedAt.get());
        boolean due = before.equals(Instant.MIN) || !now.isBefore(before.plus(BETWEEN_NOTICES));
        if (due && noticedAt.compareAndSet(before, now)) {
            operations.publish(new Notice(
                    "sign-in-" + service + "-" + attempt.account(),
                    deployment,
                    service,
                    Notice.Severity.WARNING,
                    "SIGN_IN_DELAYED",
                    "several sign-ins as " + attempt.account() + " from " + attempt.address()
                            + " have failed; the next one is looked at in " + delay.toSeconds() + " s",
                    "Ask whoever uses that address. If nobody does, somebody is guessing passwords: keep them out before"
                            + " this service, and change the password if a sign-in follows in the audit.",
                    now));
        }
    }
}
