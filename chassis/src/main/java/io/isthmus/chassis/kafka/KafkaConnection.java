package io.isthmus.chassis.kafka;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How to reach the broker: all {@code kafka.*} settings, so that TLS and SASL apply to every client alike. */
@Singleton
public class KafkaConnection {

    private final Map<String, Object> settings = new HashMap<>();

    KafkaConnection(@Identifier("default-kafka-broker") Instance<Map<String, Object>> settings) {
        if (settings.isResolvable()) {
            this.settings.putAll(settings.get());
        }
    }

    /** A copy to add client settings to. */
    public Map<String, Object> settings() {
        return new HashMap<>(settings);
    }

    public @Nullable Object bootstrapServers() {
        return settings.get("bootstrap.servers");
    }
}
