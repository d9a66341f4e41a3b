package io.isthmus.migration.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.isthmus.contracts.WireFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A service that stands in for another one over real HTTP: signed in as operator, JSON, problems. */
public abstract class StandIn {

    private static final String OPERATOR =
            "Basic " + Base64.getEncoder().encodeToString("operator:operator-test".getBytes(StandardCharsets.UTF_8));

    private final HttpServer server;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile boolean away;

    StandIn() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** While away it accepts connections and drops them, as a service does that is being killed. */
    public void away(boolean isAway) {
        away = isAway;
    }

    /** {@code "POST /api/runs FULL_IMPORT"} and the like, in order. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    public void stop() {
        server.stop(0);
    }

    void forgetRequests() {
        requests.clear();
        away = false;
    }

    record Answer(int status, Object body) {}

    /** A body that is no JSON. */
    record Raw(String mediaType, String text) {}

    abstract Answer answer(String method, String path, JsonNode body);

    static Answer problem(int status, String code, String detail) {
        return new Answer(status, Map.of("code", code, "detail", detail, "whatToDo", "Do what " + code + " says."));
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] sent = exchange.getRequestBody().readAllBytes();
            if (away) {
                return;
            }
            if (!OPERATOR.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            boolean json = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"))
                    .contains("json");
            JsonNode body =
                    sent.length == 0 || !json ? null : WireFormat.mapper().readTree(sent);
            String path = exchange.getRequestURI().getPath();
            requests.add(exchange.getRequestMethod() + " " + path
                    + (body == null ? "" : " " + body.path("profile").asText("")));
            Answer answer = answerOrFault(exchange.getRequestMethod(), path, body);
            boolean raw = answer.body() instanceof Raw;
            byte[] bytes = answer.body() instanceof Raw(String mediaType, String text)
                    ? text.getBytes(StandardCharsets.UTF_8)
                    : WireFormat.mapper().writeValueAsBytes(answer.body());
            exchange.getResponseHeaders()
                    .add("Content-Type", raw ? ((Raw) answer.body()).mediaType() : "application/json");
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private Answer answerOrFault(String method, String path, JsonNode body) {
        try {
            return answer(method, path, body);
        } catch (RuntimeException e) {
            return problem(500, "STAND_IN_FAILED", e.toString());
        }
    }
}
