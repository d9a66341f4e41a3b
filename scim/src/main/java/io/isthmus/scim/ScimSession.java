package io.isthmus.scim;

import io.isthmus.scim.ScimFaults.What;
import io.vertx.core.http.HttpMethod;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Signed-in requests: renews credentials once when they are refused, repeats what only reads. */
public final class ScimSession implements AutoCloseable {

    /** What every provider answers to whoever may use it. */
    private static final String HARMLESS = "/Users?startIndex=1&count=1";

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;
    private static final int SERVER_FAULT = 500;

    private final ScimHttp http;
    private final Authorization authorization;
    private final ScimLimits config;
    private final Clock clock;
    private final Runnable permit;

    public ScimSession(ScimHttp http, Authorization authorization, ScimLimits config, Clock clock) {
        this(http, authorization, config, clock, ScimHttp.NO_PERMIT_NEEDED);
    }

    private ScimSession(ScimHttp http, Authorization authorization, ScimLimits config, Clock clock, Runnable permit) {
        this.http = http;
        this.authorization = authorization;
        this.config = config;
        this.clock = clock;
        this.permit = permit;
    }

    /** The same session, which asks for the permit at the last moment before each request that changes something. */
    public ScimSession guardedBy(Runnable newPermit) {
        return new ScimSession(http, authorization, config, clock, newPermit);
    }

    /** Sends something that changes the provider. Never repeated here, but for refused credentials. */
    public ScimAnswer write(HttpMethod method, String path, byte @Nullable [] body, @Nullable String ifMatch)
            throws ScimHttp.NoAnswer {
        return send(method, path, body, ifMatch, permit);
    }

    private ScimAnswer send(
            HttpMethod method, String path, byte @Nullable [] body, @Nullable String ifMatch, Runnable needed)
            throws ScimHttp.NoAnswer {
        ScimAnswer answer = http.send(method, path, body, ifMatch, authorization.header(), needed);
        if (answer.status() == UNAUTHORIZED) {
            authorization.refused();
            answer = http.send(method, path, body, ifMatch, authorization.header(), needed);
        }
        if (refused(answer) && refusesEverything()) {
            throw refusal(answer);
        }
        return answer;
    }

    private static boolean refused(ScimAnswer answer) {
        return answer.status() == UNAUTHORIZED || answer.status() == FORBIDDEN;
    }

    /** Whether it is not this one object or request that is protected, but the provider closed to us. */
    private boolean refusesEverything() {
        return probe().map(ScimSession::refused).orElse(true);
    }

    /** Whether the provider answers the simplest of questions: then what it cannot answer is a fault of that alone. */
    public boolean works() {
        return probe().map(ScimAnswer::success).orElse(false);
    }

    private Optional<ScimAnswer> probe() {
        try {
            return Optional.of(
                    http.send(HttpMethod.GET, HARMLESS, null, null, authorization.header(), ScimHttp.NO_PERMIT_NEEDED));
        } catch (ScimHttp.NoAnswer e) {
            return Optional.empty();
        }
    }

    /** Reads, with repetitions where the provider is busy or broken. */
    public ScimAnswer read(String path) {
        for (int attempt = 0; ; attempt++) {
            boolean last = attempt >= config.repetitions();
            Duration pause = http.pauseAfter(attempt + 1);
            try {
                ScimAnswer answer = send(HttpMethod.GET, path, null, null, ScimHttp.NO_PERMIT_NEEDED);
                if (last || !worthRepeating(answer)) {
                    return answer;
                }
                pause = throttled(answer) || answer.retryAfter() != null ? pause(answer) : pause;
            } catch (ScimHttp.UnreadableAnswer e) {
                throw unreadable(path, e);
            } catch (ScimHttp.NoAnswer e) {
                if (last) {
                    throw http.faults()
                            .unreachable(
                                    What.PROVIDER,
                                    "the SCIM provider at " + http.base() + " does not answer GET " + path + ": "
                                            + e.getMessage(),
                                    e);
                }
            }
            http.pause(pause);
        }
    }

    /** Asking again would bring the same. */
    private RuntimeException unreadable(String path, ScimHttp.UnreadableAnswer e) {
        String said = "the SCIM provider at " + http.base() + " answered GET " + path + " unreadably: ";
        return e.tooLarge()
                ? http.faults().tooLarge(said + e.getMessage(), e)
                : http.faults().notUnderstood(said + e.getMessage(), e);
    }

    public static boolean throttled(ScimAnswer answer) {
        return answer.status() == TOO_MANY_REQUESTS || answer.status() == UNAVAILABLE && answer.retryAfter() != null;
    }

    public Duration pause(ScimAnswer answer) {
        return answer.pause(config.throttlePause(), clock.instant());
    }

    /** Whether the provider is busy or broken, so that it may answer otherwise later. */
    public static boolean worthRepeating(ScimAnswer answer) {
        return answer.status() == TOO_MANY_REQUESTS || answer.status() >= SERVER_FAULT && answer.status() != 501;
    }

    private RuntimeException refusal(ScimAnswer answer) {
        return http.faults()
                .refused(
                        What.PROVIDER,
                        "the SCIM provider at " + http.base() + " refuses our credentials (" + answer.reason() + ")",
                        null);
    }

    public String base() {
        return http.base();
    }

    @Override
    public void close() {
        http.close();
    }
}
