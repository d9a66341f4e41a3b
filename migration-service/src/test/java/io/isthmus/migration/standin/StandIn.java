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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A service that stands in for another one over real HTTP: signed in as the real one asks for, JSON, problems. */
public abstract class StandIn {

    private static final String OPERATOR = basic("operator:operator-test");
    private static final String ADMIN = basic("admin:admin-test");

    private final HttpServer server;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Map<String, String> languages = new ConcurrentHashMap<>();
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

    /** {@code Accept-Language} of the last request for that path. */
    public String languages(String path) {
        return languages.getOrDefault(path, "");
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
            boolean json = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"))
                    .contains("json");
            JsonNode body =
                    sent.length == 0 || !json ? null : WireFormat.mapper().readTree(sent);
            String path = exchange.getRequestURI().getPath();
            String account = exchange.getRequestHeaders().getFirst("Authorization");
            if (!accounts(exchange.getRequestMethod(), path, body).contains(String.valueOf(account))) {
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            requests.add(exchange.getRequestMethod() + " " + path
                    + (body == null ? "" : " " + body.path("profile").asText("")));
            languages.put(path, String.valueOf(exchange.getRequestHeaders().getFirst("Accept-Language")));
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

    /** Approving takes an admin while a restoration is open. For whatever an operator may do, no more is used. */
    private static Set<String> accounts(String method, String path, JsonNode body) {
        if (path.equals("/api/approvals")) {
            return Set.of(OPERATOR, ADMIN);
        }
        boolean changesRestoration = path.startsWith("/api/restoration") && !method.equals("GET");
        return Set.of(changesRestoration || saysWhereSecretsGo(path, body) ? ADMIN : OPERATOR);
    }

    /** Takes the role admin there. */
    private static boolean saysWhereSecretsGo(String path, JsonNode body) {
        return path.equals("/api/source-checks")
                || path.equals("/api/target-checks")
                || path.endsWith("/object-count") && body != null && body.has("directory");
    }

    private static String basic(String account) {
        return "Basic " + Base64.getEncoder().encodeToString(account.getBytes(StandardCharsets.UTF_8));
    }

    private Answer answerOrFault(String method, String path, JsonNode body) {
        try {
            return answer(method, path, body);
        } catch (RuntimeException e) {
            return problem(500, "STAND_IN_FAILED", e.toString());
        }
    }
}
