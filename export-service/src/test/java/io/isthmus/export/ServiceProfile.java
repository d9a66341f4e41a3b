package io.isthmus.export;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The service as it runs, in test-friendly times. */
public final class ServiceProfile implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "isthmus.export.look-interval", "PT0.5S",
                "isthmus.export.attempt-pause", "PT0.05S",
                "isthmus.export.first-retry", "PT10M",
                "isthmus.scim.repetition-pause", "PT0.05S",
                "isthmus.scim.request-timeout", "PT20S",
                "quarkus.log.category.\"de.captaingoldfish\".level", "ERROR");
    }
}
