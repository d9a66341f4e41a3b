package io.isthmus.cli.administering;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All services behind one port, with answers that a test has laid ready, one after the other; the last one stays. */
final class ServicesStandIn implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, Deque<Answer>> answers = new HashMap<>();
    private final List<Request> requests = new ArrayList<>();

    private record Answer(int status, String body, String etag) {}

    /** @param path with its query */
    record Request(
            String method, String path, String user, String password, String ifMatch, String language, String body) {}

    ServicesStandIn() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    ServicesStandIn answers(String request, int status, String body) {
        return answers(request, status, body, null);
    }

    /** @param request method and path without query */
    synchronized ServicesStandIn answers(String request, int status, String body, String etag) {
        answers.computeIfAbsent(request, ignored -> new ArrayDeque<>()).add(new Answer(status, body, etag));
        return this;
    }

    synchronized List<Request> requests() {
        return List.copyOf(requests);
    }

    Request last() {
        return requests().getLast();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        Answer answer;
        synchronized (this) {
            requests.add(read(exchange));
            Deque<Answer> ready = answers.get(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawPath());
            answer = ready == null
                    ? new Answer(404, "{\"code\":\"NOT_LAID_READY\",\"detail\":\"no such thing\"}", null)
                    : ready.size() > 1 ? ready.poll() : ready.peek();
        }
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        if (answer.etag() != null) {
            exchange.getResponseHeaders().add("ETag", '"' + answer.etag() + '"');
        }
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private static Request read(HttpExchange exchange) throws IOException {
        String[] who = new String(
                        Base64.getDecoder()
                                .decode(exchange.getRequestHeaders()
                                        .getFirst("Authorization")
                                        .substring("Basic ".length())),
                        StandardCharsets.UTF_8)
                .split(":", 2);
        return new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                who[0],
                who[1],
                exchange.getRequestHeaders().getFirst("If-Match"),
                exchange.getRequestHeaders().getFirst("Accept-Language"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }
}
