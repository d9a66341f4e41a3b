package io.isthmus.sync.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.isthmus.chassis.testing.ForeignWriter;
import io.isthmus.chassis.testing.RealKafkaAndPostgres;
import io.isthmus.contracts.changes.ChangeMessage;
import io.isthmus.contracts.changes.ImportMarker;
import io.isthmus.contracts.changes.MembersObserved;
import io.isthmus.contracts.changes.ObjectDeleted;
import io.isthmus.contracts.changes.ObjectObserved;
import io.isthmus.contracts.messages.Mutations;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
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
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Whatever is on the topic, what is good of it arrives. */
@QuarkusTest
@QuarkusTestResource(value = RealKafkaAndPostgres.class, restrictToAnnotatedClass = true)
class MutatedChangesTest {

    private static final Instant SEEN = Instant.parse("2026-11-29T06:00:00Z");

    @Inject
    AgroalDataSource database;

    @Test
    void between_ten_thousand_changes_that_are_none_every_good_one_arrives() {
        List<ObjectObserved> good =
                IntStream.range(0, 500).mapToObj(i -> person("good", i)).toList();
        AtomicInteger number = new AtomicInteger();
        Mutations mutations = new Mutations(20_261_130, () -> original(number.incrementAndGet()));

        try (ForeignWriter writer = new ForeignWriter()) {
            writer.write(SyncFixture.CHANGES, mutations.mutants(10_000).toList(), good);
        }

        Awaitility.await("all good ones")
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(count()).isEqualTo(500));
        assertThat(RestAssured.get("/q/health/live").statusCode()).isEqualTo(200);
    }

    private static ChangeMessage original(int number) {
        return switch (number % 4) {
            case 0 -> person("mutant", number);
            case 1 -> new MembersObserved(1, "run", "mutant", "g" + number, "member", 0, 1, List.of("cn=a", "cn=b"));
            case 2 ->
                new ObjectDeleted(
                        1,
                        "run",
                        "mutant",
                        "d" + number,
                        "cn=d" + number,
                        "user",
                        ObjectDeleted.Evidence.REPORTED,
                        SEEN);
            default -> new ImportMarker(1, "mutant", "mutant", 0, 3, false, Map.of("read", 1L), SEEN);
        };
    }

    private static ObjectObserved person(String connector, int number) {
        return new ObjectObserved(
                1,
                "run",
                connector,
                "anchor-" + number,
                "cn=p" + number + ",dc=test",
                "user",
                Map.of("displayName", List.of("Person " + number)),
                List.of(),
                SEEN);
    }

    private long count() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select count(*) from connector_space_object where connector = 'good' and departed is null")) {
            row.next();
            return row.getLong(1);
        }
    }
}
