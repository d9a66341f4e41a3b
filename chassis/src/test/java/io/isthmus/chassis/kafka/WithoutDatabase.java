package io.isthmus.chassis.kafka;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The chassis alone. In a profile and not in a file, because the services' tests have these classes on their path. */
public final class WithoutDatabase implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("quarkus.application.name", "chassis-test", "quarkus.datasource.active", "false");
    }
}
