package io.isthmus.localstack.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.junit.jupiter.api.Test;

class KafkaVersionTest {

    @Test
    void the_broker_has_the_version_of_the_platforms_clients() {
        String clients = version(KafkaProducer.class);
        assertThat(version(Formatter.class)).isEqualTo(clients);
        assertThat(version(MetadataVersion.class)).isEqualTo(clients);
        assertThat(version(kafka.server.KafkaRaftServer.class)).isEqualTo(clients);
    }

    /** From the jar's name: {@code kafka-clients-4.1.1.jar}. */
    private static String version(Class<?> of) {
        return of.getProtectionDomain().getCodeSource().getLocation().getPath().replaceAll(".*-([0-9.]+)\\.jar", "$1");
    }
}
