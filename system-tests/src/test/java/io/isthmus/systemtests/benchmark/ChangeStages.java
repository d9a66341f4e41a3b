package io.isthmus.systemtests.benchmark;

import io.isthmus.contracts.Topics;
import io.isthmus.systemtests.stack.Infrastructure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Where the time of single changes went, told by the moments at which messages about them were sent. For changes that come one after the
 * other, so that what was sent while one was on its way belongs to it.
 */
final class ChangeStages {

    private static final String MARKER = "@marker";

    private final Map<String, List<Duration>> stages = new LinkedHashMap<>();

    /** A change from its write in the directory to the answer of the provider. */
    record Way(Instant written, Instant asked, Instant answered) {

        Duration whole() {
            return Duration.between(written, answered);
        }
    }

    static ChangeStages of(String deployment, List<Way> ways) {
        var topics = new Topics(deployment);
        var changes = moments(topics.directoryChanges());
        var images = moments(topics.exportBatches());
        var stages = new ChangeStages();
        ways.forEach(way -> stages.add(way, changes, images));
        return stages;
    }

    private void add(Way way, Moments changes, Moments images) {
        var change = changes.messages.ceilingKey(way.written.toEpochMilli());
        var read = changes.markers.ceilingKey(way.written.toEpochMilli());
        var image = images.messages.ceilingKey(way.written.toEpochMilli());
        var whole = images.markers.ceilingKey(way.written.toEpochMilli());
        if (change == null || read == null || image == null || whole == null) {
            return;
        }
        add("directory to change on the topic", change - way.written.toEpochMilli());
        add("change to the import's markers", read - change);
        add("the import's markers to image on the topic", image - read);
        add("image to the batch's markers", whole - image);
        add("the batch's markers to request at the provider", way.asked.toEpochMilli() - whole);
        add("request to answer", Duration.between(way.asked, way.answered).toMillis());
    }

    private void add(String stage, long millis) {
        stages.computeIfAbsent(stage, name -> new ArrayList<>()).add(Duration.ofMillis(millis));
    }

    List<String> lines() {
        return stages.entrySet().stream()
                .map(stage ->
                        stage.getKey() + ": " + Latencies.of(stage.getValue()).text())
                .toList();
    }

    private record Moments(NavigableMap<Long, Long> messages, NavigableMap<Long, Long> markers) {}

    private static Moments moments(String topic) {
        var moments = new Moments(new TreeMap<>(), new TreeMap<>());
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        "bootstrap.servers", Infrastructure.shared().kafka().bootstrapServers()),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(record -> (record.key().startsWith(MARKER) ? moments.markers : moments.messages)
                                .merge(record.timestamp(), 1L, Long::sum));
            }
        }
        return moments;
    }
}
