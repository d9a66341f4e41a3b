package io.isthmus.export;

import static io.isthmus.export.ExportScenario.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.isthmus.chassis.testing.RealKafkaAndPostgres;
import io.isthmus.export.provider.Faults;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the operations guide promises to those who draw graphs. */
@QuarkusTest
@QuarkusTestResource(RealKafkaAndPostgres.class)
@TestProfile(ServiceProfile.class)
class MetricsTest extends ProviderTest {

    @Test
    void pending_exports_holds_and_requests_are_shown() {
        service.batch(user("m1", "anna", Map.of()), user("m2", "bert", Map.of()));
        service.awaitPending(2);

        await().atMost(Duration.ofSeconds(120)).untilAsserted(() -> {
            assertThat(value("isthmus_export_pending", "operation=\"add\"", "type=\"user\""))
                    .isEqualTo(2);
            assertThat(value("isthmus_export_pending", "operation=\"delete\"", "type=\"group\""))
                    .isZero();
            assertThat(value("isthmus_export_held", "reason=\"STAGING_MODE\"")).isEqualTo(1);
        });

        double refused = value("isthmus_export_requests_seconds_count", "outcome=\"rejected\"", "type=\"user\"");
        double throttled = value("isthmus_export_throttled_seconds_count");
        provider.faults().next(1, Faults.creating("anna@"), Faults.status(400, "invalidValue", "no"));
        provider.faults().next(1, Faults.creating("bert@"), Faults.throttled(1));
        service.promote();
        service.awaitPending(1);

        await().atMost(Duration.ofSeconds(120)).untilAsserted(() -> {
            assertThat(value("isthmus_export_requests_seconds_count", "outcome=\"rejected\"", "type=\"user\""))
                    .isEqualTo(refused + 1);
            assertThat(value("isthmus_export_requests_seconds_bucket", "outcome=\"accepted\"", "le=\"+Inf\""))
                    .isPositive();
            assertThat(value("isthmus_export_throttled_seconds_count")).isEqualTo(throttled + 1);
            assertThat(value("isthmus_export_held", "reason=\"STAGING_MODE\"")).isZero();
            assertThat(value("isthmus_export_awaiting_confirmation")).isEqualTo(1);
        });
    }

    /** Of the first line with this name and all of these labels; 0 where there is none yet. */
    private double value(String name, String... labels) {
        String metrics = service.as("viewer")
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        return metrics.lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .filter(line -> Stream.of(labels).allMatch(line::contains))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElse(0);
    }
}
