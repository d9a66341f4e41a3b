package io.isthmus.scim;

import io.github.resilience4j.core.IntervalFunction;
import io.isthmus.chassis.retry.GrowingPauses;
import io.isthmus.scim.ScimFaults.What;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * HTTP requests to one provider: connections kept alive, one request a connection at a time, blocking for the caller,
 * who is a virtual thread. As many connections as requests may be under way.
 */
public final class ScimHttp implements AutoCloseable {

    /** For what only reads. */
    public static final Runnable NO_PERMIT_NEEDED = () -> {};

    private static final Duration MAXIMUM_PAUSE = Duration.ofMinutes(5);

    /** Of the heap: an answer is in memory more than once while it is collected and inflated. */
    private static final int SHARE_OF_HEAP = 6;

    private static final String JSON = "application/scim+json";

    /** Some providers give plain JSON alone. */
    private static final String ACCEPTED = JSON + ", application/json;q=0.9";

    private static final String PLAIN_JSON = "application/json";
    private static final int UNSUPPORTED_MEDIA_TYPE = 415;

    private final HttpClient client;
    private final String base;
    private final ScimLimits config;
    private final long maximumAnswer;
    private final ScimFaults faults;
    private final Reachability reachability;
    private final IntervalFunction pauses;
    private volatile String contentType = JSON;
    private final CountDownLatch closed = new CountDownLatch(1);

    public ScimHttp(Vertx vertx, String base, int connections, ScimLimits config, ScimFaults faults) {
        this.base = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
        this.config = config;
        this.faults = faults;
        this.reachability = new Reachability(this.base);
        this.pauses = GrowingPauses.atRandom(config.repetitionPause(), MAXIMUM_PAUSE);
        this.maximumAnswer =
                Math.min(config.maximumAnswer(), Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
        HttpClientOptions options = new HttpClientOptions()
                .setKeepAlive(true)
                // shorter than what servers commonly use, so that we rarely send into a connection being closed
                .setKeepAliveTimeout(15)
                .setConnectTimeout((int) config.connectTimeout().toMillis());
        this.client = vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(connections));
    }

    /** Nobody knows whether the request was carried out. */
    public static class NoAnswer extends Exception {
        NoAnswer(String message, Throwable cause) {
            super(message, cause);
        }

        @Override
        public String getMessage() {
            return Objects.requireNonNull(super.getMessage());
        }
    }

    /** An answer came that cannot be read: more than the bounds allow, or not in the encoding it says. */
    public static final class UnreadableAnswer extends NoAnswer {
        UnreadableAnswer(IOException cause) {
            super(String.valueOf(cause.getMessage()), cause);
        }

        public boolean tooLarge() {
            return getCause() instanceof Inflating.TooLarge;
        }
    }

    /**
     * Sends one request and waits for the whole answer.
     *
     * @param path below the base address, with a slash in front
     * @param body JSON, if there is one
     * @param ifMatch version to insist on, if on any
     * @param permit asked between connecting and sending: it throws when the request may not be sent any more
     * @throws NoAnswer when it was sent and no answer came
     * @throws RuntimeException of {@link ScimFaults#unreachable} when it certainly did not reach the provider
     */
    public ScimAnswer send(
            HttpMethod method,
            String path,
            byte @Nullable [] body,
            @Nullable String ifMatch,
            @Nullable String authorization,
            Runnable permit)
            throws NoAnswer {
        RequestOptions options = new RequestOptions()
                .setMethod(method)
                .setAbsoluteURI(base + path)
                .putHeader("Accept", ACCEPTED)
                .putHeader("User-Agent", UserAgent.VALUE)
                .putHeader("Accept-Encoding", "gzip, deflate");
        if (ifMatch != null) {
            options.putHeader("If-Match", ifMatch);
        }
        if (body == null) {
            return send(options, null, authorization, permit, bound(method));
        }
        ScimAnswer answer =
                send(options.putHeader("Content-Type", contentType), body, authorization, permit, bound(method));
        if (answer.status() != UNSUPPORTED_MEDIA_TYPE || contentType.equals(PLAIN_JSON)) {
            return answer;
        }
        // nothing was done; what this provider takes is known from now on
        contentType = PLAIN_JSON;
        return send(options.putHeader("Content-Type", contentType), body, authorization, permit, bound(method));
    }

    private AnswerBound bound(HttpMethod method) {
        return method.equals(HttpMethod.GET) ? AnswerBound.ofRead(maximumAnswer) : AnswerBound.ofWrite(maximumAnswer);
    }

    /** Sends a form to a token endpoint, which has an address of its own. */
    ScimAnswer token(String url, String authorization, String form) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(url)
                .putHeader("Accept", "application/json")
                .putHeader("Content-Type", "application/x-www-form-urlencoded");
        try {
            return send(
                    options,
                    form.getBytes(StandardCharsets.UTF_8),
                    authorization,
                    NO_PERMIT_NEEDED,
                    AnswerBound.ofRead(maximumAnswer));
        } catch (NoAnswer e) {
            throw faults.unreachable(
                    What.TOKEN_ENDPOINT, "the token endpoint " + url + " does not answer: " + e.getMessage(), e);
        }
    }

    private ScimAnswer send(
            RequestOptions options,
            byte @Nullable [] body,
            @Nullable String authorization,
            Runnable permit,
            AnswerBound bound)
            throws NoAnswer {
        if (authorization != null) {
            options.putHeader("Authorization", authorization);
        }
        for (int attempt = 0; ; attempt++) {
            Sending sending = new Sending(permit, bound);
            try {
                Received received =
                        sending.send(options, body).get(config.requestTimeout().toMillis(), TimeUnit.MILLISECONDS);
                reachability.answered();
                return answer(received, bound);
            } catch (TimeoutException e) {
                if (sending.giveUp()) {
                    throw unreachable(e);
                }
                throw new NoAnswer("no answer within " + config.requestTimeout().toSeconds() + " s", e);
            } catch (ExecutionException e) {
                Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
                if (cause instanceof NoPermit refused) {
                    throw refused.why;
                }
                if (cause instanceof Inflating.TooLarge tooLarge) {
                    throw new UnreadableAnswer(tooLarge);
                }
                reachability.silent(String.valueOf(cause.getMessage()));
                if (!sending.giveUp()) {
                    throw new NoAnswer("the connection broke: " + cause.getMessage(), cause);
                }
                if (attempt >= config.repetitions()) {
                    throw unreachable(cause);
                }
                pause(pauseAfter(attempt + 1));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                if (sending.giveUp()) {
                    throw unreachable(e);
                }
                throw new NoAnswer("interrupted while waiting for the answer", e);
            }
        }
    }

    /** The permit was asked for at the last moment, and had ended. */
    private static final class NoPermit extends RuntimeException {
        private final transient RuntimeException why;

        NoPermit(RuntimeException why) {
            super(why);
            this.why = why;
        }
    }

    /** One request. Whether it may have reached the provider is decided once: it is sent, or given up before. */
    private final class Sending {
        private final AtomicReference<Optional<HttpClientRequest>> sent = new AtomicReference<>();
        private final Runnable permit;
        private final AnswerBound bound;

        Sending(Runnable permit, AnswerBound bound) {
            this.permit = permit;
            this.bound = bound;
        }

        CompletableFuture<Received> send(RequestOptions options, byte @Nullable [] body) {
            return client.request(options)
                    .compose(request -> onConnection(request, body))
                    .toCompletionStage()
                    .toCompletableFuture();
        }

        private Future<Received> onConnection(HttpClientRequest request, byte @Nullable [] body) {
            try {
                permit.run();
            } catch (RuntimeException e) {
                request.reset();
                return Future.failedFuture(new NoPermit(e));
            }
            if (!sent.compareAndSet(null, Optional.of(request))) {
                request.reset();
                return Future.failedFuture("given up before it was sent");
            }
            // asked for before sending: an answer that comes before anybody listens to its body is never heard
            Future<Received> answer = request.response()
                    .compose(
                            response -> bound.collected(request, response).map(whole -> new Received(response, whole)));
            if (body == null) {
                request.end();
            } else {
                request.end(Buffer.buffer(body));
            }
            return answer;
        }

        /** @return whether it was certainly not sent, and never will be */
        boolean giveUp() {
            Optional<HttpClientRequest> before = sent.compareAndExchange(null, Optional.empty());
            if (before == null) {
                return true;
            }
            before.ifPresent(HttpClientRequest::reset);
            return before.isEmpty();
        }
    }

    /** How long to wait after so many failures, from 1 on. */
    Duration pauseAfter(int failures) {
        return Duration.ofMillis(pauses.apply(failures));
    }

    /** Over at once when the connections are closed. */
    void pause(Duration duration) {
        try {
            closed.await(duration.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private record Received(HttpClientResponse response, Optional<Buffer> body) {}

    private ScimAnswer answer(Received received, AnswerBound bound) throws UnreadableAnswer {
        HttpClientResponse response = received.response();
        try {
            return new ScimAnswer(
                    response.statusCode(),
                    bound.inflated(response, received.body()),
                    response.getHeader("Location"),
                    response.getHeader("ETag"),
                    response.getHeader("Retry-After"));
        } catch (IOException e) {
            throw new UnreadableAnswer(e);
        }
    }

    private RuntimeException unreachable(Throwable cause) {
        return faults.unreachable(
                What.PROVIDER, "the SCIM provider at " + base + " cannot be reached: " + cause.getMessage(), cause);
    }

    ScimFaults faults() {
        return faults;
    }

    public String base() {
        return base;
    }

    @Override
    public void close() {
        closed.countDown();
        client.close();
    }
}
