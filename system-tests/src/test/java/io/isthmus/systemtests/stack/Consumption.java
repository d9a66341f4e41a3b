package io.isthmus.systemtests.stack;

import io.isthmus.localstack.services.Service;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;

/** How far a service has read a topic: its own positions beside the end of the topic. */
final class Consumption {

    private static final Duration DEADLINE = Duration.ofMinutes(4);
    /** A position is never beyond the end of its partition, so sums tell. */
    private static final String POSITIONS =
            "SELECT coalesce(sum(next_offset), 0) FROM consumer_position WHERE topic = ?";

    private Consumption() {}

    /** Waits until the service has taken in everything that the topic holds at this moment. */
    static void await(Infrastructure infrastructure, Service service, String database, String topic) {
        try (var admin =
                Admin.create(Map.of("bootstrap.servers", infrastructure.kafka().bootstrapServers()))) {
            long end = end(admin, topic);
            Awaitility.await(service.serviceName() + " has read " + topic)
                    .atMost(DEADLINE)
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> {
                        try (var connection = infrastructure.database().connect(database)) {
                            return read(connection, topic) >= end;
                        }
                    });
        }
    }

    private static long end(Admin admin, String topic) {
        try {
            var partitions = admin.describeTopics(List.of(topic))
                    .allTopicNames()
                    .get()
                    .get(topic)
                    .partitions()
                    .size();
            var latest = IntStream.range(0, partitions)
                    .boxed()
                    .collect(Collectors.toMap(
                            number -> new TopicPartition(topic, number), number -> OffsetSpec.latest()));
            return admin.listOffsets(latest).all().get().values().stream()
                    .mapToLong(ListOffsetsResult.ListOffsetsResultInfo::offset)
                    .sum();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the ends of " + topic + " cannot be read", e);
        }
    }

    private static long read(Connection connection, String topic) {
        try (var query = connection.prepareStatement(POSITIONS)) {
            query.setString(1, topic);
            try (var result = query.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
