package io.isthmus.systemtests.benchmark;

import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends messages of the size of a person to Kafka and waits until all are acknowledged. */
final class BareKafka {

    private static final int MESSAGE_BYTES = 2_048;
    private static final String TOPIC = "benchmark.bare";

    private BareKafka() {}

    static void produce(String bootstrapServers, int messages) throws Exception {
        Map<String, Object> configuration = Map.of(
                "bootstrap.servers", bootstrapServers,
                "acks", "all",
                "compression.type", "lz4",
                "linger.ms", "5");
        try (var admin = Admin.create(configuration)) {
            admin.createTopics(java.util.List.of(new NewTopic(TOPIC, 3, (short) 1)))
                    .all()
                    .get();
        }
        try (var producer = new KafkaProducer<>(configuration, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int number = 0; number < messages; number++) {
                producer.send(
                        new ProducerRecord<>(TOPIC, Integer.toString(number).getBytes(), message(number)));
            }
            producer.flush();
        }
    }

    /** Compresses about as well as attributes do. */
    private static byte[] message(int number) {
        var text = ("{\"uid\":[\"u" + number + "\"],\"cn\":[\"Zoë Müller " + number * 31 + "\"],\"x\":\"").repeat(40);
        return text.substring(0, Math.min(text.length(), MESSAGE_BYTES))
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}
