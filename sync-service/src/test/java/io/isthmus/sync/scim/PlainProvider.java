package io.isthmus.sync.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.isthmus.contracts.WireFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A SCIM service over HTTP that gives out what it was given (RFC 7644, sections 3.4.1 and 3.4.2), with the weaknesses of real ones. */
final class PlainProvider implements AutoCloseable {

    /** What some providers do. */
    enum Weakness {
        IGNORES_FILTERS,
        FORGETS_ONE,
        REPEATS_ONE,
        NO_USERS_TODAY
    }

    private static final Pattern FILTER = Pattern.compile("meta\\.lastModified gt \"([^\"]+)\"");

    final Map<String, ObjectNode> users = new TreeMap<>();
    final Map<String, ObjectNode> groups = new TreeMap<>();
    final Set<Weakness> weaknesses = EnumSet.noneOf(Weakness.class);
    final List<String> authorizations = new ArrayList<>();
    private final HttpServer server;
    private Instant now = Instant.parse("2016-05-01T10:00:00Z");

    PlainProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v2/Users", exchange -> answer(exchange, users, "/v2/Users"));
        server.createContext("/v2/Groups", exchange -> answer(exchange, groups, "/v2/Groups"));
        server.createContext(
                "/token", exchange -> send(exchange, 200, "{\"access_token\":\"fetched\",\"expires_in\":60}"));
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v2";
    }

    String tokenUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/token";
    }

    /** With a time of its own, later than all before. */
    void put(Map<String, ObjectNode> kind, ObjectNode resource) {
        now = now.plusSeconds(120);
        String id = resource.path("id").asText();
        ObjectNode before = kind.get(id);
        resource.putObject("meta").put("lastModified", now.toString());
        if (before == null || !without(before).equals(without(resource))) {
            kind.put(id, resource);
        }
    }

    private static JsonNode without(ObjectNode resource) {
        ObjectNode copy = resource.deepCopy();
        copy.remove("meta");
        return copy;
    }

    private void answer(HttpExchange exchange, Map<String, ObjectNode> kind, String path) throws IOException {
        authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        String rest = exchange.getRequestURI().getRawPath().substring(path.length());
        if (!rest.isEmpty()) {
            ObjectNode one = kind.get(decoded(rest.substring(1)));
            send(exchange, one == null ? 404 : 200, one == null ? "{\"status\":\"404\"}" : one.toString());
            return;
        }
        send(exchange, 200, listed(exchange.getRequestURI().getRawQuery(), kind).toString());
    }

    private ObjectNode listed(String query, Map<String, ObjectNode> kind) {
        Map<String, String> parameters = new TreeMap<>();
        Stream.of(query.split("&"))
                .map(each -> each.split("=", 2))
                .forEach(each -> parameters.put(each[0], decoded(each[1])));
        List<ObjectNode> all = new ArrayList<>(kind.values());
        Matcher filter = FILTER.matcher(parameters.getOrDefault("filter", ""));
        if (filter.matches() && !weaknesses.contains(Weakness.IGNORES_FILTERS)) {
            Instant since = Instant.parse(filter.group(1));
            all.removeIf(each ->
                    !Instant.parse(each.at("/meta/lastModified").asText()).isAfter(since));
        }
        int total = all.size();
        if (kind == users && weaknesses.contains(Weakness.NO_USERS_TODAY)) {
            all.clear();
            total = 0;
        }
        if (weaknesses.contains(Weakness.FORGETS_ONE) && !all.isEmpty()) {
            all.removeLast();
        }
        if (weaknesses.contains(Weakness.REPEATS_ONE) && all.size() > 1) {
            all.set(all.size() - 1, all.getFirst());
        }
        int from = Integer.parseInt(parameters.get("startIndex")) - 1;
        int count = Integer.parseInt(parameters.get("count"));
        ObjectNode answer = WireFormat.mapper().createObjectNode().put("totalResults", total);
        ArrayNode resources = answer.putArray("Resources");
        all.stream().skip(from).limit(count).forEach(resources::add);
        return answer;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/scim+json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
