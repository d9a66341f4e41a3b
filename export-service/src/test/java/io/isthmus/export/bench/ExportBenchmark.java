package io.isthmus.export.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.isthmus.chassis.testing.Ports;
import io.isthmus.chassis.testing.RealKafkaAndPostgres;
import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.batches.BatchMarker;
import io.isthmus.contracts.batches.DesiredMembers;
import io.isthmus.contracts.batches.DesiredObject;
import io.isthmus.contracts.config.ConfigChange;
import io.isthmus.contracts.config.ConfigRecord;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.TargetSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * First export of N users and N/50 groups by the packaged service, beside a bare client that sends as many requests of the
 * same size to the same provider with as many connections.
 *
 * <p>Arguments: N (50,000), heap (384m). The service must be packaged.
 */
final class ExportBenchmark {

    private static final int CONNECTIONS = 16;
    private static final int BODY_BYTES = 900;
    private static final String DEPLOYMENT = "bench";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private ExportBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        int users = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 50_000;
        String heap = arguments.length > 1 ? arguments[1] : "384m";
        RealKafkaAndPostgres backing = new RealKafkaAndPostgres();
        backing.init(Map.of("deployment", DEPLOYMENT));
        Map<String, String> settings = backing.start();
        Process service = null;
        try (CheapProvider provider = new CheapProvider()) {
            int port = Ports.free();
            service = start(settings, port, heap);
            await(port, "/q/health/ready", node -> node.path("status").asText().equals("UP"));
            emit(settings.get("kafka.bootstrap.servers"), provider.url(), users);
            Instant emitted = Instant.now();
            await(
                    port,
                    "/api/pending-exports/summary",
                    node -> node.path("total").asLong() >= users + users / 50);
            print("received and compared, staged", emitted);
            Instant promoted = Instant.now();
            promote(settings.get("kafka.bootstrap.servers"));
            // asking for a summary again and again would cost the database more than some of the work
            await(
                    port,
                    "/api/runs?limit=1",
                    node -> node.path(0).path("profile").asText().equals("EXPORT")
                            && node.path(0).has("finishedAt"));
            long exported =
                    print("exported: " + provider.creates() + " POST, " + provider.changes() + " PATCH", promoted);
            await(
                    port,
                    "/api/pending-exports/summary",
                    node -> node.path("total").asLong() == 0);
            System.out.println("runs " + get(port, "/api/runs?limit=5"));
            System.out.println("service rss and cpu: " + service.info().totalCpuDuration());
            rss(service);
            long bare = bare(provider.url(), provider.creates(), provider.changes());
            System.out.printf("bare client %d ms; ratio %.2f%n", bare, (double) exported / bare);
        } finally {
            if (service != null) {
                service.destroy();
                service.waitFor();
            }
            backing.stop();
        }
        System.exit(0);
    }

    private static long print(String what, Instant since) {
        long millis = Duration.between(since, Instant.now()).toMillis();
        System.out.println(what + ": " + millis + " ms");
        return millis;
    }

    private static Process start(Map<String, String> settings, int port, String heap) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(ProcessHandle.current().info().command().orElse("java"), "-Xmx" + heap, "-XX:+UseSerialGC"));
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.add("-Dquarkus.http.port=" + port);
        command.add("-Disthmus.access.viewer-password=viewer-of-benchmark");
        command.add("-Disthmus.access.operator-password=operator-of-benchmark");
        command.add("-Disthmus.access.admin-password=admin-of-benchmark");
        command.add("-jar");
        command.add("export-service/target/quarkus-app/quarkus-run.jar");
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        Path.of("export-service/target/benchmark-service.log").toFile())
                .start();
    }

    private static void rss(Process service) throws IOException {
        java.nio.file.Files.readAllLines(Path.of("/proc/" + service.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .forEach(System.out::println);
    }

    private static long bare(String url, long posts, long patches) throws IOException, InterruptedException {
        Process client = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        BareClient.class.getName(),
                        url,
                        Integer.toString(CONNECTIONS),
                        Long.toString(posts),
                        Long.toString(patches),
                        Integer.toString(BODY_BYTES))
                .redirectErrorStream(true)
                .start();
        String output = new String(client.getInputStream().readAllBytes());
        client.waitFor();
        return output.lines()
                .filter(line -> line.startsWith("bare "))
                .mapToLong(line -> Long.parseLong(line.substring(5)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(output));
    }

    private static void emit(String kafka, String url, int users) throws Exception {
        try (var producer = producer(kafka)) {
            SettingsDocument document = new SettingsDocument(
                    1,
                    List.of(),
                    new TargetSettings("bench", null, url, null, CONNECTIONS, null),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);
            config(producer, 0, new ConfigChange.SettingsChanged(DEPLOYMENT, document));
            String topic = DEPLOYMENT + ".export.batches";
            Random random = new Random(1);
            for (int i = 0; i < users; i++) {
                send(producer, topic, anchor(i), user(i));
            }
            for (int g = 0; g < users / 50; g++) {
                String anchor = "group-" + g;
                send(
                        producer,
                        topic,
                        anchor,
                        new DesiredObject(
                                1, "r", anchor, ObjectType.GROUP, Map.of("displayName", List.of(anchor)), null, null));
                List<String> members = random.ints(50, 0, users)
                        .distinct()
                        .mapToObj(ExportBenchmark::anchor)
                        .toList();
                send(producer, topic, anchor + "|0", new DesiredMembers(1, "r", anchor, 0, 1, members));
            }
            producer.flush();
            int partitions = producer.partitionsFor(topic).size();
            for (int p = 0; p < partitions; p++) {
                BatchMarker marker = new BatchMarker(1, "r", p, partitions, true, Map.of(), Instant.now());
                producer.send(new ProducerRecord<>(
                        topic, p, "@marker|" + p, WireFormat.mapper().writeValueAsBytes(marker)));
            }
            producer.flush();
        }
    }

    private static void promote(String kafka) throws Exception {
        try (var producer = producer(kafka)) {
            config(producer, 1, new ConfigChange.Promoted("bench", DEPLOYMENT, 1));
        }
    }

    private static KafkaProducer<String, byte[]> producer(String kafka) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka, "linger.ms", "5", "compression.type", "lz4"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    private static void config(KafkaProducer<String, byte[]> producer, long basedOn, ConfigChange change)
            throws Exception {
        ConfigRecord record =
                new ConfigRecord(1, UUID.randomUUID().toString(), basedOn, Instant.now(), "benchmark", null, change);
        producer.send(new ProducerRecord<>(
                        "directory.config", 0, null, WireFormat.mapper().writeValueAsBytes(record)))
                .get();
    }

    private static void send(KafkaProducer<String, byte[]> producer, String topic, String key, Object value)
            throws Exception {
        producer.send(new ProducerRecord<>(topic, key, WireFormat.mapper().writeValueAsBytes(value)));
    }

    private static String anchor(int i) {
        return Base64.getEncoder().encodeToString(("object-guid-" + i).getBytes());
    }

    /** Every user but the first few has a manager, in a tree eight deep or so. */
    private static DesiredObject user(int i) {
        Map<String, List<String>> attributes = new HashMap<>();
        attributes.put("userPrincipalName", List.of("user" + i + "@contoso.test"));
        attributes.put("mail", List.of("user" + i + "@contoso.test"));
        attributes.put("displayName", List.of("Jörg Österreicher " + i));
        attributes.put("givenName", List.of("Jörg"));
        attributes.put("surname", List.of("Österreicher " + i));
        attributes.put("accountEnabled", List.of("true"));
        attributes.put("title", List.of("Engineer"));
        attributes.put("department", List.of("Department " + i % 20));
        attributes.put("company", List.of("Contoso"));
        attributes.put("employeeId", List.of("E" + i));
        attributes.put("telephoneNumber", List.of("+49 30 " + i));
        attributes.put("mobile", List.of("+49 170 " + i));
        attributes.put("streetAddress", List.of("Unter den Linden " + i % 100));
        attributes.put("city", List.of("Berlin"));
        attributes.put("postalCode", List.of("10117"));
        attributes.put("countryLetterCode", List.of("DE"));
        attributes.put("description", List.of("not exported to SCIM, but carried along: " + "x".repeat(200)));
        Map<String, List<String>> references = i < 5 ? Map.of() : Map.of("manager", List.of(anchor(i / 5)));
        return new DesiredObject(1, "r", anchor(i), ObjectType.USER, attributes, references, "ad: CN=user" + i);
    }

    private interface Condition {
        boolean holds(JsonNode node);
    }

    private static void await(int port, String path, Condition condition) throws Exception {
        Instant deadline = Instant.now().plus(Duration.ofMinutes(10));
        while (Instant.now().isBefore(deadline)) {
            try {
                if (condition.holds(WireFormat.mapper().readTree(get(port, path)))) {
                    return;
                }
            } catch (IOException notYet) {
                Thread.onSpinWait();
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException(path + " did not get there: " + get(port, path));
    }

    private static String get(int port, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString("viewer:v".getBytes()))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
}
