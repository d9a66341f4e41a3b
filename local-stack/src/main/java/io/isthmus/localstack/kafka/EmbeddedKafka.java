package io.isthmus.localstack.kafka;

import io.isthmus.localstack.files.OwnerOnly;
import io.isthmus.localstack.ports.BusyPort;
import io.isthmus.localstack.ports.Ports;
import io.isthmus.localstack.supervising.Supervised;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;

/**
 * One Kafka broker and its KRaft controller in this process. The folder is formatted once; started on it again, the
 * broker continues with the data it had, also after {@code kill -9}.
 */
public final class EmbeddedKafka implements Supervised, AutoCloseable {

    private static final int NODE_ID = 1;
    private static final String CONTROLLER = "CONTROLLER";

    private final Path folder;
    private final int port;
    private final @Nullable Detour detour;
    private @Nullable KafkaRaftServer server;

    private EmbeddedKafka(Path folder, int port, @Nullable Detour detour) {
        this.folder = folder;
        this.port = port;
        this.detour = detour;
    }

    /**
     * @param folder for the log segments, created if absent
     * @param port of the broker on the loopback interface
     * @throws BusyPort when somebody listens there
     */
    public static EmbeddedKafka start(Path folder, int port) {
        return start(folder, port, null);
    }

    /**
     * A second way in: clients that come by it are told to come back by it.
     *
     * @param listensOn port of the broker on the loopback interface
     * @param advertised port that clients are told: of something that passes on to {@code listensOn}
     */
    public record Detour(int listensOn, int advertised) {}

    /** @param detour for clients whose connections are to be cut on purpose */
    public static EmbeddedKafka start(Path folder, int port, @Nullable Detour detour) {
        EmbeddedKafka kafka = new EmbeddedKafka(folder, port, detour);
        kafka.start();
        return kafka;
    }

    /** Starts it, unless it is alive; a broker that shut down by a fault continues with the data it had. */
    @Override
    public synchronized void start() {
        if (isAlive()) {
            return;
        }
        stop();
        Ports.requireFree(port, "Kafka", "--kafka-port");
        Properties properties = properties(folder, port, Ports.free());
        if (detour != null) {
            properties.merge("listeners", ",DETOUR://127.0.0.1:" + detour.listensOn(), EmbeddedKafka::joined);
            properties.merge(
                    "advertised.listeners", ",DETOUR://127.0.0.1:" + detour.advertised(), EmbeddedKafka::joined);
            properties.merge("listener.security.protocol.map", ",DETOUR:PLAINTEXT", EmbeddedKafka::joined);
            properties.put("inter.broker.listener.name", "PLAINTEXT");
        }
        KafkaConfig config = KafkaConfig.fromProps(properties, false);
        formatOnce(folder);
        server = new KafkaRaftServer(config, Time.SYSTEM);
        server.startup();
    }

    public int port() {
        return port;
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    @Override
    public String name() {
        return "Kafka";
    }

    /** The broker shares this process: it is alive as long as it takes connections. */
    @Override
    public synchronized boolean isAlive() {
        return server != null && Ports.answers(port);
    }

    @Override
    public Health health() {
        return Ports.answers(port) ? Health.UP : Health.SILENT;
    }

    @Override
    public Path log() {
        return folder.resolveSibling("launcher.log");
    }

    @Override
    public synchronized void stop() {
        if (server != null) {
            server.shutdown();
            server.awaitShutdown();
            server = null;
        }
    }

    @Override
    public void close() {
        stop();
    }

    private static void formatOnce(Path folder) {
        try {
            OwnerOnly.createFolder(folder);
            if (Files.exists(folder.resolve("meta.properties"))) {
                return;
            }
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .setNodeId(NODE_ID)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setControllerListenerName(CONTROLLER)
                    .setMetadataLogDirectory(folder.toString())
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .setDirectories(java.util.List.of(folder.toString()))
                    .run();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare the Kafka folder " + folder, e);
        } catch (Exception e) {
            throw new IllegalStateException("cannot format the Kafka folder " + folder + ": " + e.getMessage(), e);
        }
    }

    private static Object joined(Object first, Object second) {
        return first.toString() + second;
    }

    /** @param controllerPort may differ at each start: the only voter of the quorum is this process */
    private static Properties properties(Path folder, int port, int controllerPort) {
        Properties properties = new Properties();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", Integer.toString(NODE_ID));
        properties.put("log.dirs", folder.toString());
        properties.put(
                "listeners", "PLAINTEXT://127.0.0.1:" + port + "," + CONTROLLER + "://127.0.0.1:" + controllerPort);
        properties.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        properties.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
        properties.put("controller.listener.names", CONTROLLER);
        properties.put("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort);
        properties.put("auto.create.topics.enable", "false");
        properties.put("offsets.topic.num.partitions", "1");
        properties.put("offsets.topic.replication.factor", "1");
        properties.put("transaction.state.log.num.partitions", "1");
        properties.put("transaction.state.log.replication.factor", "1");
        properties.put("transaction.state.log.min.isr", "1");
        properties.put("share.coordinator.state.topic.replication.factor", "1");
        properties.put("share.coordinator.state.topic.num.partitions", "1");
        properties.put("share.coordinator.state.topic.min.isr", "1");
        properties.put("group.initial.rebalance.delay.ms", "0");
        // one broker for one machine: threads and buffers of a tenth of what a cluster's node takes
        properties.put("num.network.threads", "2");
        properties.put("num.io.threads", "4");
        properties.put("num.recovery.threads.per.data.dir", "2");
        properties.put("background.threads", "2");
        properties.put("log.cleaner.dedupe.buffer.size", Integer.toString(16 * 1024 * 1024));
        properties.put("log.segment.bytes", Integer.toString(128 * 1024 * 1024));
        properties.put("socket.send.buffer.bytes", "-1");
        properties.put("socket.receive.buffer.bytes", "-1");
        return properties;
    }
}
