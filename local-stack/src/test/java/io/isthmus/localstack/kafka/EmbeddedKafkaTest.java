package io.isthmus.localstack.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.isthmus.localstack.ports.BusyPort;
import io.isthmus.localstack.ports.Ports;
import io.isthmus.localstack.supervising.Supervisor;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaTest {

    @TempDir
    Path folder;

    @Test
    void a_broker_started_again_on_its_folder_still_has_its_compressed_messages() throws Exception {
        Path data = folder.resolve("kafka data");
        int port = Ports.free();
        try (EmbeddedKafka kafka = EmbeddedKafka.start(data, port)) {
            createTopic(kafka);
            produce(kafka, "kept");
        }
        try (EmbeddedKafka kafka = EmbeddedKafka.start(data, port)) {
            assertThat(firstMessage(kafka)).isEqualTo("kept");
        }
    }

    @Test
    void a_broker_that_shut_down_is_started_again_and_still_has_its_messages() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"), Ports.free());
                Supervisor supervisor = new Supervisor(List.of(kafka), Supervisor.Limits.defaults(), line -> {})) {
            createTopic(kafka);
            produce(kafka, "kept");
            supervisor.begin();
            kafka.stop();
            await().atMost(Duration.ofMinutes(3)).until(kafka::isAlive);
            assertThat(firstMessage(kafka)).isEqualTo("kept");
        }
    }

    @Test
    void a_busy_port_is_named_with_the_option_that_changes_it() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedKafka.start(folder.resolve("kafka"), other.getLocalPort()))
                    .isInstanceOf(BusyPort.class)
                    .hasMessageContaining(Integer.toString(other.getLocalPort()))
                    .hasMessageContaining("Kafka")
                    .hasMessageContaining("--kafka-port")
                    .hasMessageContaining("ISTHMUS_KAFKA_PORT");
        }
    }

    private static void createTopic(EmbeddedKafka kafka) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic("topic", 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    private static void produce(EmbeddedKafka kafka, String value) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all", "compression.type", "lz4"),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>("topic", "key", value)).get();
        }
    }

    private static String firstMessage(EmbeddedKafka kafka) {
        TopicPartition partition = new TopicPartition("topic", 0);
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            return consumer.poll(Duration.ofSeconds(90)).iterator().next().value();
        }
    }
}
