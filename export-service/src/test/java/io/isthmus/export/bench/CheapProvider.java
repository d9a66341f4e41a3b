package io.isthmus.export.bench;

import io.isthmus.chassis.testing.Ports;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** A SCIM provider that costs next to nothing: takes everything, gives ids, forgets. */
final class CheapProvider implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;
    private final AtomicLong creates = new AtomicLong();
    private final AtomicLong changes = new AtomicLong();

    CheapProvider() {
        server = vertx.createHttpServer(
                        new HttpServerOptions().setHost("127.0.0.1").setPort(Ports.free()))
                .requestHandler(this::handle)
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    String url() {
        return "http://127.0.0.1:" + server.actualPort() + "/scim";
    }

    long creates() {
        return creates.get();
    }

    long changes() {
        return changes.get();
    }

    private void handle(HttpServerRequest request) {
        if (request.method().equals(HttpMethod.GET)) {
            boolean list = request.path().endsWith("/Users") || request.path().endsWith("/Groups");
            request.response()
                    .setStatusCode(list ? 200 : 404)
                    .end(list ? "{\"totalResults\":0,\"Resources\":[]}" : "{}");
            return;
        }
        request.body().onSuccess(body -> {
            if (request.method().equals(HttpMethod.POST)) {
                creates.incrementAndGet();
                request.response().setStatusCode(201).end(withId(body));
            } else {
                changes.incrementAndGet();
                request.response().setStatusCode(204).end();
            }
        });
    }

    private static Buffer withId(Buffer body) {
        return Buffer.buffer("{\"id\":\"" + UUID.randomUUID() + "\",").appendBuffer(body.slice(1, body.length()));
    }

    @Override
    public void close() {
        server.close();
        vertx.close();
    }
}
