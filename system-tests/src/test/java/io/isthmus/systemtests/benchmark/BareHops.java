package io.isthmus.systemtests.benchmark;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchResultListener;
import com.unboundid.ldap.sdk.SearchResultReference;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.ContentSyncRequestControl;
import com.unboundid.ldap.sdk.controls.ContentSyncRequestMode;
import io.isthmus.systemtests.peers.Slapd;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * What one change has to pass at least: the directory tells of it, Kafka carries it twice, the provider takes it. Each alone, with nothing
 * decided and nothing kept.
 */
final class BareHops {

    private static final int TIMES = 200;
    private static final String TOPIC = "benchmark.hops";
    private static final byte[] MESSAGE = new byte[2_048];

    private BareHops() {}

    /** From a write to the entry that a standing search brings; this search stands on one entry. */
    static Latencies directory(Slapd slapd, String dn) throws LDAPException, InterruptedException {
        var heard = new LinkedBlockingQueue<SearchResultEntry>();
        try (var listening = slapd.connect();
                var writing = slapd.connect()) {
            var request = new SearchRequest(
                    new Heard(heard), dn, SearchScope.BASE, Filter.createPresenceFilter("objectClass"), "1.1");
            request.addControl(new ContentSyncRequestControl(ContentSyncRequestMode.REFRESH_AND_PERSIST));
            request.setResponseTimeoutMillis(0);
            Thread.ofVirtual().start(() -> search(listening, request));
            await(heard);
            List<Duration> took = new ArrayList<>();
            for (int number = 0; number < TIMES; number++) {
                long from = System.nanoTime();
                writing.modify(dn, new Modification(ModificationType.REPLACE, "description", "Hop " + number));
                await(heard);
                took.add(Duration.ofNanos(System.nanoTime() - from));
            }
            return Latencies.of(took);
        }
    }

    private static void search(LDAPConnection connection, SearchRequest request) {
        try {
            connection.search(request);
        } catch (LDAPException e) {
            // it ends when its connection is closed
        }
    }

    private record Heard(LinkedBlockingQueue<SearchResultEntry> entries) implements SearchResultListener {

        @Override
        public void searchEntryReturned(SearchResultEntry entry) {
            entries.add(entry);
        }

        @Override
        public void searchReferenceReturned(SearchResultReference reference) {
            // there is none
        }
    }

    private static void await(LinkedBlockingQueue<SearchResultEntry> heard) throws InterruptedException {
        if (heard.poll(1, TimeUnit.MINUTES) == null) {
            throw new IllegalStateException("the directory told nothing of a change");
        }
    }

    /** From a producer, acknowledged by all replicas, to a consumer. */
    static Latencies kafka(String bootstrapServers) throws Exception {
        Map<String, Object> configuration = Map.of("bootstrap.servers", bootstrapServers, "acks", "all");
        try (var admin = Admin.create(configuration)) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
        }
        var partition = new TopicPartition(TOPIC, 0);
        try (var producer = new KafkaProducer<>(configuration, new ByteArraySerializer(), new ByteArraySerializer());
                var consumer =
                        new KafkaConsumer<>(configuration, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            List<Duration> took = new ArrayList<>();
            for (int number = 0; number < TIMES; number++) {
                long from = System.nanoTime();
                producer.send(new ProducerRecord<>(TOPIC, MESSAGE));
                while (consumer.poll(Duration.ofSeconds(1)).isEmpty()) {
                    // not yet
                }
                took.add(Duration.ofNanos(System.nanoTime() - from));
            }
            return Latencies.of(took);
        }
    }

    /** One PATCH and its answer. */
    static Latencies provider(String url, String token, String id) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            List<Duration> took = new ArrayList<>();
            for (int number = 0; number < TIMES; number++) {
                var request = HttpRequest.newBuilder(URI.create(url + "/Users/" + id))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/scim+json")
                        .method("PATCH", HttpRequest.BodyPublishers.ofString("""
                                {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
                                 "Operations":[{"op":"replace","path":"title","value":"Hop %d"}]}""".formatted(number)))
                        .build();
                long from = System.nanoTime();
                var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
                took.add(Duration.ofNanos(System.nanoTime() - from));
                if (answer.statusCode() >= 300) {
                    throw new IllegalStateException(answer.statusCode() + ": " + answer.body());
                }
            }
            return Latencies.of(took);
        }
    }
}
