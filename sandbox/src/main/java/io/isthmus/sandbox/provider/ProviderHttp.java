package io.isthmus.sandbox.provider;

import io.isthmus.sandbox.dialect.Contents;
import io.isthmus.sandbox.dialect.Dialect;
import io.isthmus.sandbox.dialect.HttpAnswer;
import io.isthmus.sandbox.dialect.HttpRequest;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request's way: signed in, fault or not, done, logged, answered. */
final class ProviderHttp implements Handler<HttpServerRequest> {

    private static final Logger LOG = LoggerFactory.getLogger(ProviderHttp.class);

    private final String basePath;
    private final ScimService scim;
    private final Control control;
    private final WriteLog log;
    private final ActiveFaults faults;
    private final Dialect dialect;
    private final Contents contents;
    private final Map<String, String> tokens;
    private final ExecutorService workers;

    ProviderHttp(
            String basePath,
            ScimService scim,
            Control control,
            WriteLog log,
            ActiveFaults faults,
            Dialect dialect,
            Contents contents,
            Map<String, String> tokens,
            ExecutorService workers) {
        this.basePath = basePath;
        this.scim = scim;
        this.control = control;
        this.log = log;
        this.faults = faults;
        this.dialect = dialect;
        this.contents = contents;
        this.tokens = tokens;
        this.workers = workers;
    }

    private record Request(Instant arrivedAt, HttpRequest http, String who) {

        boolean writes() {
            return !http.reads() && !http.target().endsWith("/.search");
        }
    }

    @Override
    public void handle(HttpServerRequest incoming) {
        Instant arrivedAt = Instant.now();
        incoming.body().onSuccess(body -> workers.execute(() -> answer(incoming, arrivedAt, body)));
    }

    private void answer(HttpServerRequest incoming, Instant arrivedAt, Buffer body) {
        Map<String, String> headers = headersOf(incoming);
        Optional<String> who = signedIn(incoming.getHeader("Authorization"));
        if (who.isEmpty()) {
            send(
                    incoming,
                    HttpAnswer.error(
                            401, null, "a valid bearer token is needed", Map.of("WWW-Authenticate", "Bearer")));
            return;
        }
        String uri = incoming.uri();
        boolean below = uri.startsWith(basePath + "/") || uri.startsWith("/_");
        if (!below) {
            send(incoming, HttpAnswer.error(404, null, "the SCIM service is at " + basePath, Map.of()));
            return;
        }
        String target = uri.startsWith("/_") ? uri : uri.substring(basePath.length());
        HttpRequest request = new HttpRequest(incoming.method().name(), target, headers, body.toString());
        if (Control.isControl(target)) {
            send(incoming, control.answer(request.method(), target, request.body()));
        } else {
            answerScim(incoming, new Request(arrivedAt, request, who.get()));
        }
    }

    private void answerScim(HttpServerRequest incoming, Request request) {
        Fault fault = faults.of(
                        request.http().method(),
                        request.http().target(),
                        request.http().body())
                .orElse(null);
        if (fault == null) {
            answerScim(incoming, request, null);
        } else {
            CompletableFuture.delayedExecutor(fault.delayMillis(), TimeUnit.MILLISECONDS, workers)
                    .execute(() -> answerScim(incoming, request, fault));
        }
    }

    private void answerScim(HttpServerRequest incoming, Request request, @Nullable Fault fault) {
        Optional<HttpAnswer> refusal = fault == null ? Optional.empty() : refusal(fault);
        HttpAnswer answer = refusal.orElseGet(() -> done(request.http()));
        boolean lost = fault != null && fault.loseAnswer();
        if (request.writes()) {
            log.add(
                    request.arrivedAt(),
                    request.http().method(),
                    request.http().path(),
                    lost ? 0 : answer.status(),
                    refusal.isEmpty() && answer.success(),
                    request.who(),
                    request.http().headers().get("User-Agent"),
                    request.http().body());
        }
        if (lost) {
            incoming.connection().close();
        } else {
            send(incoming, answer);
        }
    }

    private HttpAnswer done(HttpRequest request) {
        try {
            return dialect.answer(
                    request,
                    contents,
                    understood -> scim.answer(
                            understood.method(), understood.target(), understood.headers(), understood.body()));
        } catch (RuntimeException e) {
            LOG.error("{} {} failed", request.method(), request.target(), e);
            return HttpAnswer.error(500, null, "the provider failed: " + e.getMessage(), Map.of());
        }
    }

    private static Optional<HttpAnswer> refusal(Fault fault) {
        Integer status = fault.status();
        if (status == null) {
            return Optional.empty();
        }
        Map<String, String> headers = fault.retryAfterSeconds() == null
                ? Map.of()
                : Map.of("Retry-After", Integer.toString(fault.retryAfterSeconds()));
        String detail = fault.detail() == null ? "ordered by a test" : fault.detail();
        return Optional.of(HttpAnswer.error(status, fault.scimType(), detail, headers));
    }

    private Optional<String> signedIn(String authorization) {
        String prefix = "Bearer ";
        return authorization != null && authorization.regionMatches(true, 0, prefix, 0, prefix.length())
                ? Optional.ofNullable(
                        tokens.get(authorization.substring(prefix.length()).trim()))
                : Optional.empty();
    }

    /** Names are any case on the wire, lower case in HTTP/2; the SDK knows one spelling. */
    private static Map<String, String> headersOf(HttpServerRequest incoming) {
        Map<String, String> headers = new HashMap<>();
        for (String name : List.of("Accept", "Content-Type", "If-Match", "If-None-Match", "User-Agent")) {
            String value = incoming.getHeader(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        return headers;
    }

    private static void send(HttpServerRequest incoming, HttpAnswer answer) {
        HttpServerResponse response = incoming.response();
        if (response.closed()) {
            return;
        }
        response.setStatusCode(answer.status());
        answer.headers().forEach(response::putHeader);
        response.end(Buffer.buffer(answer.body()));
    }
}
