package io.isthmus.export.provider;

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
import io.isthmus.chassis.testing.Ports;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

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
    private final List<HeldAnswer> holds = new CopyOnWriteArrayList<>();
    private final ResourceEndpoint endpoint;
    private static final Executor THREADS = Executors.newVirtualThreadPerTaskExecutor();

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;
    private final String base;

    public TestProvider() {
        this(true);
    }

    /** @param patch whether it supports PATCH, and declares it */
    public TestProvider(boolean patch) {
        this(patch, 200);
    }

    /** @param pageSize resources that it gives at once */
    public TestProvider(boolean patch, int pageSize) {
        ServiceProvider declared = ServiceProvider.builder()
                .filterConfig(FilterConfig.builder()
                        .supported(true)
                        .maxResults(pageSize)
                        .build())
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
        server = vertx.createHttpServer()
                .requestHandler(this::handle)
                .listen(Ports.free(), "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        base = "http://127.0.0.1:" + server.actualPort() + "/scim/v2";
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

    /** The next such request is carried out, and its answer waits until it is released. */
    public HeldAnswer hold(Predicate<Request> which) {
        HeldAnswer hold = new HeldAnswer(which);
        holds.add(hold);
        return hold;
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

    private void handle(HttpServerRequest received) {
        received.body()
                .onSuccess(body -> THREADS.execute(() -> handle(received, body.toString(StandardCharsets.UTF_8))));
    }

    private void handle(HttpServerRequest received, String body) {
        String path = received.uri().substring("/scim/v2".length());
        Request request = new Request(received.method().name(), path, body);
        requests.add(request);
        Faults.Fault fault = faults.of(request);
        if (fault != null && !fault.afterCarryingOut()) {
            answer(received, fault);
            return;
        }
        ScimResponse response = endpoint.handleRequest(
                base + path, HttpMethod.valueOf(request.method()), body, headers(received), new Context(null));
        if (fault != null) {
            answer(received, fault);
            return;
        }
        String answer = response.toString();
        holds.stream().filter(hold -> hold.takes(request)).forEach(HeldAnswer::await);
        send(received, response.getHttpStatus(), response.getHttpHeaders(), answer);
    }

    private static void answer(HttpServerRequest received, Faults.Fault fault) {
        if (fault.status() == 0) {
            // the connection ends without an answer
            received.connection().close();
            return;
        }
        send(received, fault.status(), fault.headers(), fault.body());
    }

    private static void send(HttpServerRequest received, int status, Map<String, String> headers, String body) {
        HttpServerResponse response = received.response().setStatusCode(status);
        headers.forEach(response::putHeader);
        if (body == null || body.isEmpty() || status == 204) {
            response.end();
        } else {
            response.end(body);
        }
    }

    private static Map<String, String> headers(HttpServerRequest received) {
        Map<String, String> headers = new HashMap<>();
        received.headers().forEach(headers::put);
        headers.put("Content-Type", "application/scim+json");
        return headers;
    }

    @Override
    public void close() {
        holds.forEach(HeldAnswer::release);
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
