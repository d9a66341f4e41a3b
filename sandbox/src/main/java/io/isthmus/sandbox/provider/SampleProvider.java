package io.isthmus.sandbox.provider;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.isthmus.contracts.ObjectType;
import io.isthmus.localstack.ports.BusyPort;
import io.isthmus.localstack.ports.Ports;
import io.isthmus.sandbox.dialect.Dialect;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * A SCIM 2.0 provider on the loopback interface: users with the enterprise extension, groups and contacts; bearer token;
 * filter, PATCH, versions. It keeps everything in memory, some 2 KB an object.
 */
public final class SampleProvider implements AutoCloseable {

    private static final String BASE_PATH = "/scim/v2";

    private final Vertx vertx;
    private final HttpServer server;
    private final ExecutorService workers;
    private final Resources resources;
    private final WriteLog log;
    private final ActiveFaults faults;
    private final Dialect dialect;
    private final Map<String, String> tokens;
    private final String url;

    private SampleProvider(
            Vertx vertx,
            HttpServer server,
            ExecutorService workers,
            Resources resources,
            WriteLog log,
            ActiveFaults faults,
            Dialect dialect,
            Map<String, String> tokens,
            String url) {
        this.vertx = vertx;
        this.server = server;
        this.workers = workers;
        this.resources = resources;
        this.log = log;
        this.faults = faults;
        this.dialect = dialect;
        this.tokens = tokens;
        this.url = url;
    }

    /**
     * @param port to listen on, 0 for any
     * @param token that clients must show; further ones by {@link #admit}
     * @throws BusyPort when somebody listens there
     */
    public static SampleProvider start(int port, String token) {
        return start("127.0.0.1", "127.0.0.1", port, token);
    }

    /**
     * @param address to listen on; another than the loopback interface lets other machines, or containers, in
     * @param host by which clients call it
     */
    public static SampleProvider start(String address, String host, int port, String token) {
        if (port != 0) {
            Ports.requireFree(port, "the sample SCIM provider", "--scim-port");
        }
        int actualPort = port == 0 ? Ports.free() : port;
        String url = "http://" + host + ":" + actualPort + BASE_PATH;
        Resources resources = new Resources(url);
        WriteLog log = new WriteLog();
        ActiveFaults faults = new ActiveFaults();
        Dialect dialect = new Dialect();
        Map<String, String> tokens = new ConcurrentHashMap<>(Map.of(token, "default"));
        Vertx vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(2)
                .setFileSystemOptions(new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false)));
        ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
        HttpServer server =
                vertx.createHttpServer(new HttpServerOptions().setHost(address).setPort(actualPort));
        server.requestHandler(new ProviderHttp(
                BASE_PATH,
                new ScimService(resources, url),
                new Control(log, faults, dialect),
                log,
                faults,
                dialect,
                resources,
                tokens,
                workers));
        server.listen().toCompletionStage().toCompletableFuture().join();
        return new SampleProvider(vertx, server, workers, resources, log, faults, dialect, tokens, url);
    }

    /** Base address of the SCIM service. */
    public String url() {
        return url;
    }

    public int port() {
        return server.actualPort();
    }

    /** Lets another client in; the log shows its name beside what it wrote. */
    public void admit(String name, String token) {
        tokens.put(token, name);
    }

    public WriteLog log() {
        return log;
    }

    public ActiveFaults faults() {
        return faults;
    }

    /** How it differs from what the standard says; at first in nothing. */
    public Dialect dialect() {
        return dialect;
    }

    /** All resources of a type at this moment, as the provider would answer them. */
    public Stream<ObjectNode> resources(ObjectType type) {
        return resources.store(name(type)).all().stream().map(StoredResource::parsed);
    }

    public int count(ObjectType type) {
        return resources.store(name(type)).size();
    }

    /** The resources with that {@code externalId}; a provider may have several, and more than one is always a fault. */
    public List<ObjectNode> withExternalId(ObjectType type, String externalId) {
        return resources.store(name(type)).withExternalId(externalId).stream()
                .map(StoredResource::parsed)
                .toList();
    }

    /**
     * Puts a resource there past the log, as if it had always been there.
     *
     * @param resource without {@code meta}, and without {@code id} unless it shall have a certain one
     * @return its id
     */
    public String seed(ObjectType type, ObjectNode resource) {
        return (resource.has("id")
                        ? resources.createWithId(name(type), resource)
                        : resources.create(name(type), resource))
                .orElseThrow(() -> new IllegalArgumentException("there is a resource with that userName already"))
                .id();
    }

    /** Changes a resource past the log, as another client of long ago would have. */
    public void reseed(ObjectType type, String id, ObjectNode resource) {
        resources.replace(name(type), id, resource).orElseThrow();
    }

    @Override
    public void close() {
        server.close().toCompletionStage().toCompletableFuture().join();
        workers.shutdownNow();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private static String name(ObjectType type) {
        return switch (type) {
            case USER -> Resources.USER;
            case GROUP -> Resources.GROUP;
            case CONTACT -> Resources.CONTACT;
        };
    }
}
