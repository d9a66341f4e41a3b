package io.isthmus.chassis.kafka;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.isthmus.chassis.configlog.AppendResult;
import io.isthmus.chassis.configlog.ConfigLog;
import io.isthmus.chassis.testing.ForeignWriter;
import io.isthmus.chassis.testing.RealKafkaAndPostgres;
import io.isthmus.chassis.testing.TopicReader;
import io.isthmus.contracts.Topics;
import io.isthmus.contracts.config.ConfigChange;
import io.isthmus.contracts.config.ConfigRecord;
import io.isthmus.contracts.messages.Mutations;
import io.isthmus.contracts.operations.Notice;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whatever is on the config log, it is read on, and everybody comes to the same. */
@QuarkusTest
@TestProfile(WithoutDatabase.class)
@QuarkusTestResource(value = RealKafkaAndPostgres.class, restrictToAnnotatedClass = true)
class MutatedConfigLogTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final long NEVER_CURRENT = 1_000_000_000;

    @Inject
    ConfigLog log;

    @Inject
    Topics topics;

    @Test
    void between_ten_thousand_records_that_are_none_every_good_one_is_taken() {
        await().atMost(SOON).until(log::loaded);
        long revision = log.state().revision();
        List<ConfigRecord> good = IntStream.range(0, 200)
                .mapToObj(i -> record(revision + i, new ConfigChange.Promoted("mutated-" + i, "local", 1)))
                .toList();
        Mutations mutations = new Mutations(
                20_261_129, () -> record(NEVER_CURRENT, new ConfigChange.Promoted("mutant", "mutant", 7)));

        try (ForeignWriter writer = new ForeignWriter()) {
            writer.write(Topics.CONFIG, mutations.mutants(10_000).toList(), good);
        }

        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(log.state().isActive("local", "mutated-199")).isTrue());
        assertThat(log.state().revision()).isEqualTo(revision + 200);
        assertThat(log.append(revision + 200, "test", null, new ConfigChange.Promoted("behind", "local", 1)))
                .isInstanceOf(AppendResult.Accepted.class);
        assertThat(get("/q/health/live").statusCode()).isEqualTo(200);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(TopicReader.ofTheTestBroker()
                                .newest(topics.operations(), Notice.class)
                                .values())
                        .extracting(Notice::code)
                        .contains("MESSAGE_PASSED_OVER"));
    }

    private static ConfigRecord record(long basedOn, ConfigChange change) {
        return new ConfigRecord(1, UUID.randomUUID().toString(), basedOn, Instant.now(), "test", null, change);
    }
}
