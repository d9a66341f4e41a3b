package io.isthmus.export.bench;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends as many requests of the same size as fast as it can: what no exporter can beat. */
final class BareClient {

    private BareClient() {}

    /** Arguments: address, connections, POSTs, PATCHes, bytes of a body. Prints milliseconds. */
    public static void main(String[] arguments) throws InterruptedException {
        String url = arguments[0];
        int connections = Integer.parseInt(arguments[1]);
        int posts = Integer.parseInt(arguments[2]);
        int all = posts + Integer.parseInt(arguments[3]);
        Buffer body = Buffer.buffer("{\"userName\":\"" + "x".repeat(Integer.parseInt(arguments[4]) - 15) + "\"}");
        Vertx vertx = Vertx.vertx();
        HttpClient client = vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(connections));
        AtomicInteger next = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(all);
        Instant start = Instant.now();
        for (int i = 0; i < connections; i++) {
            send(client, url, posts, all, body, next, done);
        }
        done.await();
        System.out.println("bare " + Duration.between(start, Instant.now()).toMillis());
        vertx.close();
    }

    private static void send(
            HttpClient client, String url, int posts, int all, Buffer body, AtomicInteger next, CountDownLatch done) {
        int number = next.getAndIncrement();
        if (number >= all) {
            return;
        }
        HttpMethod method = number < posts ? HttpMethod.POST : HttpMethod.PATCH;
        client.request(new RequestOptions().setMethod(method).setAbsoluteURI(url + "/Users"))
                .compose(request -> request.send(body))
                .compose(response -> response.body())
                .onComplete(answer -> {
                    done.countDown();
                    send(client, url, posts, all, body, next, done);
                });
    }
}
