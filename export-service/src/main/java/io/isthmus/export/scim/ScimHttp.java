package io.isthmus.export.scim;

import io.isthmus.export.target.TargetUnavailable;
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
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * HTTP requests to one provider: connections kept alive, one request a connection at a time, blocking for the caller,
 * who is a virtual thread. As many connections as requests may be under way.
 */
final class ScimHttp implements AutoCloseable {

    /** For what only reads. */
    static final Runnable NO_LEAVE_NEEDED = () -> {};

    private static final String JSON = "application/scim+json";

    private final HttpClient client;
    private final String base;
    private final ScimConfig config;

    ScimHttp(Vertx vertx, String base, int connections, ScimConfig config) {
        this.base = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
        this.config = config;
        HttpClientOptions options = new HttpClientOptions()
                .setKeepAlive(true)
                // shorter than what servers commonly use, so that we rarely send into a connection being closed
                .setKeepAliveTimeout(15)
                .setDecompressionSupported(true)
                .setConnectTimeout((int) config.connectTimeout().toMillis());
        this.client = vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(connections));
    }

    /** Nobody knows whether the request was carried out. */
    static final class NoAnswer extends Exception {
        private static final long serialVersionUID = 1L;

        NoAnswer(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * Sends one request and waits for the whole answer.
     *
     * @param path below the base address, with a slash in front
     * @param body JSON, or {@code null}
     * @param ifMatch version to insist on, or {@code null}
     * @param leave asked between connecting and sending: it throws when the request may not be sent any more
     * @throws NoAnswer when it was sent and no answer came
     * @throws TargetUnavailable when it certainly did not reach the provider
     */
    Answer send(HttpMethod method, String path, byte[] body, String ifMatch, String authorization, Runnable leave)
            throws NoAnswer {
        RequestOptions options = new RequestOptions()
                .setMethod(method)
                .setAbsoluteURI(base + path)
                .putHeader("Accept", JSON);
        if (body != null) {
            options.putHeader("Content-Type", JSON);
        }
        if (ifMatch != null) {
            options.putHeader("If-Match", ifMatch);
        }
        return send(options, body, authorization, leave);
    }

    /** Sends a form to an address of its own, as token endpoints want it. */
    Answer form(String url, String authorization, byte[] form) throws NoAnswer {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(url)
                .putHeader("Accept", "application/json")
                .putHeader("Content-Type", "application/x-www-form-urlencoded");
        return send(options, form, authorization, NO_LEAVE_NEEDED);
    }

    private Answer send(RequestOptions options, byte[] body, String authorization, Runnable leave) throws NoAnswer {
        if (authorization != null) {
            options.putHeader("Authorization", authorization);
        }
        for (int attempt = 0; ; attempt++) {
            Sending sending = new Sending(leave);
            try {
                return sending.send(options, body).get(config.requestTimeout().toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (sending.giveUp()) {
                    throw unreachable(e);
                }
                throw new NoAnswer("no answer within " + config.requestTimeout().toSeconds() + " s", e);
            } catch (ExecutionException e) {
                if (e.getCause() instanceof NoLeave refused) {
                    throw refused.why;
                }
                if (!sending.giveUp()) {
                    throw new NoAnswer("the connection broke: " + e.getCause().getMessage(), e.getCause());
                }
                if (attempt >= config.repetitions()) {
                    throw unreachable(e.getCause());
                }
                pause(config.repetitionPause().multipliedBy(1L << attempt));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                if (sending.giveUp()) {
                    throw unreachable(e);
                }
                throw new NoAnswer("interrupted while waiting for the answer", e);
            }
        }
    }

    /** Leave was asked for at the last moment, and there was none. */
    private static final class NoLeave extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient RuntimeException why;

        NoLeave(RuntimeException why) {
            super(why);
            this.why = why;
        }
    }

    /** One request. Whether it may have reached the provider is decided once: it is sent, or given up before. */
    private final class Sending {
        private final AtomicReference<Optional<HttpClientRequest>> sent = new AtomicReference<>();
        private final Runnable leave;

        Sending(Runnable leave) {
            this.leave = leave;
        }

        CompletableFuture<Answer> send(RequestOptions options, byte[] body) {
            return client.request(options)
                    .compose(request -> onConnection(request, body))
                    .toCompletionStage()
                    .toCompletableFuture();
        }

        private Future<Answer> onConnection(HttpClientRequest request, byte[] body) {
            try {
                leave.run();
            } catch (RuntimeException e) {
                request.reset();
                return Future.failedFuture(new NoLeave(e));
            }
            if (!sent.compareAndSet(null, Optional.of(request))) {
                request.reset();
                return Future.failedFuture("given up before it was sent");
            }
            // asked for before sending: an answer that comes before anybody listens to its body is never heard
            Future<Answer> answer =
                    request.response().compose(response -> response.body().map(buffer -> answer(response, buffer)));
            if (body == null) {
                request.end();
            } else {
                request.end(Buffer.buffer(body));
            }
            return answer;
        }

        /** @return whether it was certainly not sent, and never will be */
        boolean giveUp() {
            if (sent.compareAndSet(null, Optional.empty())) {
                return true;
            }
            sent.get().ifPresent(HttpClientRequest::reset);
            return sent.get().isEmpty();
        }
    }

    static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Answer answer(HttpClientResponse response, Buffer body) {
        return new Answer(
                response.statusCode(),
                body.getBytes(),
                response.getHeader("Location"),
                response.getHeader("ETag"),
                response.getHeader("Retry-After"));
    }

    private TargetUnavailable unreachable(Throwable cause) {
        return new TargetUnavailable(
                "TARGET_UNREACHABLE",
                "the SCIM provider at " + base + " cannot be reached: " + cause.getMessage(),
                "check target.url in the settings, the network and the provider; export goes on by itself",
                cause);
    }

    String base() {
        return base;
    }

    @Override
    public void close() {
        client.close();
    }
}
