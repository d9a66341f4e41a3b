package io.isthmus.systemtests.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import io.isthmus.contracts.WireFormat;
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
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Sends requests to a SCIM provider over 16 connections and does nothing else: the limit of every export. */
final class BareClient implements AutoCloseable {

    private static final int CONNECTIONS = 16;

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client;
    private final String url;
    private final String token;
    private final Semaphore inFlight = new Semaphore(CONNECTIONS);
    private final AtomicReference<Throwable> fault = new AtomicReference<>();

    BareClient(String url, String token) {
        this.url = url;
        this.token = token;
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setKeepAlive(true), new PoolOptions().setHttp1MaxSize(CONNECTIONS));
    }

    /**
     * Sends a POST as soon as a connection is free.
     *
     * @param created takes what the provider made of it, on a thread of the client
     */
    void post(String resources, JsonNode resource, Consumer<JsonNode> created) {
        inFlight.acquireUninterruptibly();
        send(resources, resource).thenAccept(created).whenComplete((done, thrown) -> {
            if (thrown != null) {
                fault.compareAndSet(null, thrown);
            }
            inFlight.release();
        });
    }

    /** Waits until everything is answered; throws if anything was refused, or not answered within a minute. */
    void awaitAll() throws InterruptedException {
        if (!inFlight.tryAcquire(CONNECTIONS, 1, TimeUnit.MINUTES)) {
            throw new IllegalStateException(
                    (CONNECTIONS - inFlight.availablePermits()) + " requests were never answered", fault.get());
        }
        inFlight.release(CONNECTIONS);
        if (fault.get() != null) {
            throw new IllegalStateException("a request failed", fault.get());
        }
    }

    private CompletableFuture<JsonNode> send(String resources, JsonNode resource) {
        var options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(url + resources)
                .putHeader("Authorization", "Bearer " + token)
                .putHeader("Content-Type", "application/scim+json");
        return client.request(options)
                .compose(request -> answered(request, resource))
                .toCompletionStage()
                .toCompletableFuture();
    }

    /** Listens before it sends: an answer whose body nobody awaits yet may be over before somebody does. */
    private static Future<JsonNode> answered(HttpClientRequest request, JsonNode resource) {
        var answer = request.response().compose(BareClient::created);
        return request.end(Buffer.buffer(bytes(resource))).compose(sent -> answer);
    }

    private static Future<JsonNode> created(HttpClientResponse response) {
        return response.body().map(body -> {
            if (response.statusCode() != 201) {
                throw new IllegalStateException(response.statusCode() + ": " + body);
            }
            return tree(body.getBytes());
        });
    }

    @Override
    public void close() {
        client.close().toCompletionStage().toCompletableFuture().join();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private static byte[] bytes(JsonNode node) {
        try {
            return WireFormat.mapper().writeValueAsBytes(node);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode tree(byte[] json) {
        try {
            return WireFormat.mapper().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
