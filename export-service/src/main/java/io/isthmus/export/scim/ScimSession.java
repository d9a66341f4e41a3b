package io.isthmus.export.scim;

import io.isthmus.export.target.TargetUnavailable;
import io.isthmus.export.target.UnusableAnswer;
import io.vertx.core.http.HttpMethod;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Signed-in requests: renews credentials once when they are refused, repeats what only reads. */
final class ScimSession implements AutoCloseable {

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;
    private static final int SERVER_FAULT = 500;

    private final ScimHttp http;
    private final Authorization authorization;
    private final ScimConfig config;
    private final Clock clock;
    private final Runnable permit;

    ScimSession(ScimHttp http, Authorization authorization, ScimConfig config, Clock clock) {
        this(http, authorization, config, clock, ScimHttp.NO_PERMIT_NEEDED);
    }

    private ScimSession(ScimHttp http, Authorization authorization, ScimConfig config, Clock clock, Runnable permit) {
        this.http = http;
        this.authorization = authorization;
        this.config = config;
        this.clock = clock;
        this.permit = permit;
    }

    /** The same session, which asks for the permit at the last moment before each request that changes something. */
    ScimSession guardedBy(Runnable newPermit) {
        return new ScimSession(http, authorization, config, clock, newPermit);
    }

    /** Sends something that changes the provider. Never repeated here, but for refused credentials. */
    ScimAnswer write(HttpMethod method, String path, byte @Nullable [] body, @Nullable String ifMatch)
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
        if (answer.status() == UNAUTHORIZED || answer.status() == FORBIDDEN) {
            throw refused(answer);
        }
        return answer;
    }

    /** Reads, with repetitions where the provider is busy or broken. */
    ScimAnswer read(String path) {
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
                    throw new TargetUnavailable(
                            "TARGET_UNREACHABLE",
                            "the SCIM provider at " + http.base() + " does not answer GET " + path + ": "
                                    + e.getMessage(),
                            "check the provider; export goes on by itself",
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
                ? new UnusableAnswer(
                        UnusableAnswer.TOO_LARGE,
                        said + e.getMessage(),
                        "see what the provider sends there; raise isthmus.scim.maximum-answer, and the memory of"
                                + " export-service with it, if such answers are to be expected",
                        e)
                : new TargetUnavailable(
                        "TARGET_NOT_UNDERSTOOD", said + e.getMessage(), "see what the provider sends there", e);
    }

    static boolean throttled(ScimAnswer answer) {
        return answer.status() == TOO_MANY_REQUESTS || answer.status() == UNAVAILABLE && answer.retryAfter() != null;
    }

    Duration pause(ScimAnswer answer) {
        return answer.pause(config.throttlePause(), clock.instant());
    }

    private static boolean worthRepeating(ScimAnswer answer) {
        return answer.status() == TOO_MANY_REQUESTS || answer.status() >= SERVER_FAULT && answer.status() != 501;
    }

    private TargetUnavailable refused(ScimAnswer answer) {
        return new TargetUnavailable(
                "TARGET_CREDENTIALS_REFUSED",
                "the SCIM provider at " + http.base() + " refuses our credentials (" + answer.reason() + ")",
                "check target.authentication in the settings, and the rights of that account at the provider",
                null);
    }

    String base() {
        return http.base();
    }

    @Override
    public void close() {
        http.close();
    }
}
