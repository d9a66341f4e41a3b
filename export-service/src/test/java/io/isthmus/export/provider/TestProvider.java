package io.isthmus.export.provider;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import de.captaingoldfish.scim.sdk.common.constants.enums.HttpMethod;
import de.captaingoldfish.scim.sdk.common.resources.Group;
import de.captaingoldfish.scim.sdk.common.resources.ServiceProvider;
import de.captaingoldfish.scim.sdk.common.resources.User;
import de.captaingoldfish.scim.sdk.common.resources.complex.ETagConfig;
import de.captaingoldfish.scim.sdk.common.resources.complex.FilterConfig;
import de.captaingoldfish.scim.sdk.common.resources.complex.PatchConfig;
import de.captaingoldfish.scim.sdk.common.response.ScimResponse;
import de.captaingoldfish.scim.sdk.server.endpoints.Context;
import de.captaingoldfish.scim.sdk.server.endpoints.ResourceEndpoint;
import de.captaingoldfish.scim.sdk.server.endpoints.base.GroupEndpointDefinition;
import de.captaingoldfish.scim.sdk.server.endpoints.base.UserEndpointDefinition;
import de.captaingoldfish.scim.sdk.server.schemas.ResourceType;
import de.captaingoldfish.scim.sdk.server.schemas.custom.ETagFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * A real SCIM 2.0 provider on a real port: resources, filters, PATCH and schemas by an independent library, faults as
 * scripted. Keeps a log of every request.
 */
public final class TestProvider implements AutoCloseable {

    /** What came in, in order. */
    public record Request(String method, String path, String body) {

        public boolean writes() {
            return !method.equals("GET");
        }
    }

    private final Store<User> users = new Store<>();
    private final Store<Group> groups = new Store<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Faults faults = new Faults();
    private final ResourceEndpoint endpoint;
    private final HttpServer server;
    private final String base;

    public TestProvider() {
        this(true);
    }

    /** @param patch whether it supports PATCH, and declares it */
    public TestProvider(boolean patch) {
        ServiceProvider declared = ServiceProvider.builder()
                .filterConfig(
                        FilterConfig.builder().supported(true).maxResults(200).build())
                .patchConfig(PatchConfig.builder().supported(patch).build())
                .eTagConfig(ETagConfig.builder().supported(true).build())
                .build();
        endpoint = new ResourceEndpoint(
                declared,
                new UserEndpointDefinition(new StoreHandler.Users(users)),
                new GroupEndpointDefinition(new StoreHandler.Groups(groups)));
        for (String name : List.of("User", "Group")) {
            endpoint.getResourceTypeByName(name)
                    .ifPresent(type -> ((ResourceType) type)
                            .getFeatures()
                            .setETagFeature(ETagFeature.builder().enabled(true).build()));
        }
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        base = "http://127.0.0.1:" + server.getAddress().getPort() + "/scim/v2";
        server.createContext("/scim/v2", this::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    public String url() {
        return base;
    }

    public Store<User> users() {
        return users;
    }

    public Store<Group> groups() {
        return groups;
    }

    public Faults faults() {
        return faults;
    }

    public List<Request> requests() {
        return requests;
    }

    public List<Request> writes() {
        return requests.stream().filter(Request::writes).toList();
    }

    public void forgetRequests() {
        requests.clear();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String path = exchange.getRequestURI().toString().substring("/scim/v2".length());
            Request request = new Request(exchange.getRequestMethod(), path, body);
            requests.add(request);
            Faults.Fault fault = faults.of(request);
            if (fault != null && !fault.afterCarryingOut()) {
                answer(exchange, fault);
                return;
            }
            ScimResponse response = endpoint.handleRequest(
                    base + path,
                    HttpMethod.valueOf(exchange.getRequestMethod()),
                    body,
                    headers(exchange),
                    new Context(null));
            if (fault != null) {
                answer(exchange, fault);
                return;
            }
            response.getHttpHeaders()
                    .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            send(exchange, response.getHttpStatus(), response.toString());
        }
    }

    private static void answer(HttpExchange exchange, Faults.Fault fault) throws IOException {
        if (fault.status() == 0) {
            // the connection ends without an answer
            return;
        }
        fault.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        send(exchange, fault.status(), fault.body());
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
        boolean empty = bytes.length == 0 || status == 204;
        exchange.sendResponseHeaders(status, empty ? -1 : bytes.length);
        if (!empty) {
            exchange.getResponseBody().write(bytes);
        }
    }

    private static Map<String, String> headers(HttpExchange exchange) {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
        // the server capitalizes names its own way, the library looks for this one
        if (headers.containsKey("If-match")) {
            headers.put("If-Match", headers.remove("If-match"));
        }
        headers.put("Content-Type", "application/scim+json");
        return headers;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
