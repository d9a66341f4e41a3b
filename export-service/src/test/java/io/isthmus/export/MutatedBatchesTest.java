package io.isthmus.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.isthmus.chassis.testing.ForeignWriter;
import io.isthmus.chassis.testing.RealKafkaAndPostgres;
import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.Topics;
import io.isthmus.contracts.batches.BatchMarker;
import io.isthmus.contracts.batches.BatchMessage;
import io.isthmus.contracts.batches.DesiredObject;
import io.isthmus.contracts.messages.Mutations;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Whatever is on the topic, what is good of it arrives. */
@QuarkusTest
@TestProfile(ServiceProfile.class)
@QuarkusTestResource(value = RealKafkaAndPostgres.class, restrictToAnnotatedClass = true)
class MutatedBatchesTest {

    @Inject
    DataSource database;

    @Inject
    Topics topics;

    @Test
    void between_ten_thousand_images_that_are_none_every_good_one_arrives() {
        List<DesiredObject> good = IntStream.range(0, 500)
                .mapToObj(i -> ExportScenario.user("good-" + i, "good" + i, Map.of()))
                .toList();
        AtomicInteger number = new AtomicInteger();
        Mutations mutations = new Mutations(20_261_201, () -> original(number.incrementAndGet()));

        try (ForeignWriter writer = new ForeignWriter()) {
            writer.write(topics.exportBatches(), mutations.mutants(10_000).toList(), good);
        }

        await("all good ones")
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(count()).isEqualTo(500));
        assertThat(RestAssured.get("/q/health/live").statusCode()).isEqualTo(200);
    }

    private static BatchMessage original(int number) {
        String anchor = "mutant-" + number;
        return switch (number % 4) {
            case 0 -> ExportScenario.user(anchor, "mutant" + number, Map.of());
            case 1 -> ExportScenario.members(anchor, "a", "b");
            case 2 -> ExportScenario.deleted(anchor, ObjectType.GROUP);
            default -> new BatchMarker(1, "mutant", 0, 3, true, Map.of("desired", 1L), Instant.EPOCH);
        };
    }

    private long count() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from target_object t"
                        + " join desired_image d on d.object_id = t.id where t.anchor like 'good-%'")) {
            row.next();
            return row.getLong(1);
        }
    }
}
