package io.isthmus.systemtests.benchmark;

import io.isthmus.contracts.Topics;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.batches.BatchMarker;
import io.isthmus.contracts.batches.DesiredAbsence;
import io.isthmus.contracts.batches.DesiredMembers;
import io.isthmus.contracts.batches.DesiredObject;
import io.isthmus.contracts.config.ConfigChange;
import io.isthmus.contracts.config.ConfigRecord;
import io.isthmus.contracts.settings.SafetySettings;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.TargetSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Tells export-service what sync-service and migration-service would, without them. The config log must be nobody else's. */
final class ExportFeed implements AutoCloseable {

    private final KafkaProducer<String, byte[]> producer;
    private final String deployment;
    private long revision;
    private long epoch;

    ExportFeed(String bootstrapServers, String deployment) {
        this.deployment = deployment;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "linger.ms", "5", "compression.type", "lz4"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** The target is called as the deployment. No limit holds anything. */
    void settings(String url) {
        config(new ConfigChange.SettingsChanged(
                deployment,
                new SettingsDocument(
                        1,
                        List.of(),
                        new TargetSettings(
                                deployment,
                                TargetSettings.Kind.SCIM,
                                url,
                                new TargetSettings.BearerToken("env:SCIM_TOKEN"),
                                16,
                                null),
                        null,
                        new SafetySettings(0, 0, null, null, null),
                        null,
                        null,
                        null,
                        null)));
    }

    void promote() {
        config(new ConfigChange.Promoted(deployment, deployment, ++epoch));
    }

    /** The service answers by a record of its own: it is quiet. */
    void demote() {
        config(new ConfigChange.Demoted(deployment, deployment, ++epoch));
        revision++;
    }

    void restore(String plan) {
        config(new ConfigChange.RestorationBegun(deployment, deployment, plan, ++epoch));
    }

    /** Whatever is to be, then the markers. */
    void batch(Stream<Object> messages) {
        String topic = new Topics(deployment).exportBatches();
        messages.forEach(message -> producer.send(new ProducerRecord<>(topic, key(message), json(message))));
        producer.flush();
        int partitions = producer.partitionsFor(topic).size();
        String run = UUID.randomUUID().toString();
        for (int partition = 0; partition < partitions; partition++) {
            var marker = new BatchMarker(1, run, partition, partitions, true, Map.of(), Instant.now());
            producer.send(new ProducerRecord<>(topic, partition, "@marker|" + partition, json(marker)));
        }
        producer.flush();
    }

    private static String key(Object message) {
        return switch (message) {
            case DesiredObject object -> object.targetAnchor();
            case DesiredAbsence absence -> absence.targetAnchor();
            case DesiredMembers members -> members.targetAnchor() + "|" + members.bucket();
            default -> throw new IllegalArgumentException(message.toString());
        };
    }

    private void config(ConfigChange change) {
        var record = new ConfigRecord(
                1, UUID.randomUUID().toString(), revision, Instant.now(), "benchmark", "measuring", change);
        try {
            producer.send(new ProducerRecord<>(Topics.CONFIG, 0, null, json(record)))
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        revision++;
    }

    private static byte[] json(Object value) {
        try {
            return WireFormat.mapper().writeValueAsBytes(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
