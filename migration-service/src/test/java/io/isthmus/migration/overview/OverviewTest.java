package io.isthmus.migration.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.isthmus.chassis.kafka.BulkProducer;
import io.isthmus.contracts.Topics;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.analysis.AnalysisResult.Verdict;
import io.isthmus.contracts.migration.Migration.Path;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.contracts.operations.Notice;
import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.contracts.operations.RunStatus;
import io.isthmus.migration.MigrationCase;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the services publish is shown, and forgotten in time. */
@QuarkusTest
class OverviewTest extends MigrationCase {

    @Inject
    BulkProducer producer;

    @Inject
    Topics topics;

    @Inject
    OperationsBoard board;

    @Inject
    PublishedAnalyses published;

    @Test
    void a_run_is_shown_as_it_last_was_and_nonsense_on_the_topic_stops_nothing() {
        publish(topics.operations(), "r1", run("r1", RunStatus.RUNNING, Instant.now()));
        publish(topics.operations(), "nonsense", "no operation at all");
        publish(topics.operations(), "r1", run("r1", RunStatus.SUCCEEDED, Instant.now()));
        publish(topics.operations(), "n1", notice("n1"));

        await().atMost(SOON).untilAsserted(() -> {
            var overview =
                    as("viewer").get("/api/operations?service=sync-service").jsonPath();
            assertThat(overview.getString("runs.find { it.id == 'r1' }.status")).isEqualTo("SUCCEEDED");
            assertThat(overview.getString("notices.find { it.id == 'n1' }.code"))
                    .isEqualTo("SOURCE_UNREACHABLE");
        });
    }

    @Test
    void what_is_old_or_beyond_the_number_kept_is_forgotten() {
        Instant now = Instant.now();
        board.take(
                List.of(
                        run("old", RunStatus.SUCCEEDED, now.minus(Duration.ofDays(8))),
                        run("new-1", RunStatus.SUCCEEDED, now.plusSeconds(1)),
                        run("new-2", RunStatus.SUCCEEDED, now.plusSeconds(2)),
                        run("new-3", RunStatus.SUCCEEDED, now.plusSeconds(3))),
                "somewhere",
                0,
                4);

        board.forget(now.minus(Duration.ofDays(7)), 2, 0);

        assertThat(board.runs(null, 100)).extracting(Run::id).containsExactly("new-3", "new-2");
        assertThat(board.notices(100)).isEmpty();
    }

    @Test
    void a_published_analysis_is_enough_while_the_analyzer_is_away() {
        publish(topics.analysisResults(), "p1", analysis("p1", Verdict.PARALLEL, true));
        await().atMost(SOON).until(() -> published.find("p1").isPresent());
        analyzer.away(true);

        String id = begin(Path.PARALLEL);
        assertThat(trigger(id, Name.ANALYZE, "{\"analysisId\": \"p1\"}").statusCode())
                .isEqualTo(200);
    }

    @Test
    void analyses_that_say_they_are_of_the_far_future_push_out_none_that_comes_after_them() {
        AnalysisResult known = analysis("future", Verdict.PARALLEL, true);
        Instant never = Instant.parse("9999-12-31T00:00:00Z");
        published.take(
                IntStream.range(0, 600)
                        .mapToObj(number -> requested(known, "future-" + number, never))
                        .toList(),
                "somewhere",
                0,
                600);

        published.take(List.of(analysis("late", Verdict.PARALLEL, true)), "somewhere", 0, 601);

        assertThat(published.find("late")).isPresent();
    }

    @Test
    void what_a_step_needs_people_for_is_told_on_the_operations_topic() {
        analyzer.has(analysis("b1", Verdict.BLOCKED, false));
        String id = begin(Path.PARALLEL);
        trigger(id, Name.ANALYZE, "{\"analysisId\": \"b1\"}");

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(board.notices(100))
                        .anySatisfy(notice -> assertThat(notice.code()).isEqualTo("MIGRATION_BLOCKED")));
    }

    @Test
    void health_metrics_and_the_description_of_the_interface_are_there() {
        assertThat(io.restassured.RestAssured.get("/q/health/ready").statusCode())
                .isEqualTo(200);
        assertThat(as("viewer").get("/q/metrics").statusCode()).isEqualTo(200);
        assertThat(as("viewer").get("/q/openapi").asString()).contains("/api/migrations/{id}/steps/{step}");
        assertThat(as("viewer")
                        .get("/api/migration-plans?path=IN_PLACE")
                        .jsonPath()
                        .getList("name"))
                .startsWith("ANALYZE", "CLOUD_CREDENTIALS", "DIRECTORY_CREDENTIALS", "READY_TO_CONFIGURE");
    }

    private static AnalysisResult requested(AnalysisResult like, String id, Instant at) {
        ObjectNode json = WireFormat.mapper().valueToTree(like);
        json.put("id", id).put("requestedAt", at.toString());
        return WireFormat.mapper().convertValue(json, AnalysisResult.class);
    }

    private void publish(String topic, String key, Object value) {
        producer.begin().send(topic, key, value).awaitAcknowledged();
    }

    private static Run run(String id, RunStatus status, Instant at) {
        return new Run(
                id,
                "test",
                "sync-service",
                RunProfile.FULL_IMPORT,
                "contoso",
                status,
                at,
                null,
                List.of(),
                Map.of(),
                List.of(),
                null);
    }

    private static Notice notice(String id) {
        return new Notice(
                id,
                "test",
                "sync-service",
                Notice.Severity.ERROR,
                "SOURCE_UNREACHABLE",
                "contoso does not answer",
                "Start it.",
                Instant.now());
    }
}
