package io.isthmus.migration.wholepath;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.analysis.AnalysisResult.Verdict;
import io.isthmus.contracts.migration.Migration;
import io.isthmus.contracts.migration.Migration.Path;
import io.isthmus.contracts.migration.MigrationStep;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.migration.MigrationCase;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class InPlacePathTest extends MigrationCase {

    @Test
    void in_place_the_old_tool_goes_first_and_synchronization_begins_at_once() {
        analyzer.has(analysis("a1", Verdict.IN_PLACE, true));
        String id = begin(Path.IN_PLACE);

        for (MigrationStep step : find(id).steps()) {
            done(id, step.name());
        }

        assertThat(find(id).status()).isEqualTo(Migration.Status.DONE);
        assertThat(configLog.state().isActive("test", TARGET)).isTrue();
    }

    @Test
    void against_the_recommendation_it_needs_an_explicit_override_that_is_recorded() {
        analyzer.has(analysis("a1", Verdict.PARALLEL, true));
        String id = begin(Path.IN_PLACE);

        assertProblem(trigger(id, Name.ANALYZE, usualBody(Name.ANALYZE)), 409, "PARALLEL_RECOMMENDED");
        assertThat(trigger(id, Name.ANALYZE, "{\"analysisId\": \"a1\", \"override\": true}")
                        .statusCode())
                .isEqualTo(200);

        assertThat(step(find(id), Name.ANALYZE).evidence().get("overridden").asBoolean())
                .isTrue();
        assertThat(find(id).warnings()).singleElement().asString().contains("overridden");
    }

    @Test
    void without_an_object_count_there_is_no_in_place_migration() {
        analyzer.has(analysis("a1", null, true));
        String id = begin(Path.IN_PLACE);

        assertProblem(
                trigger(id, Name.ANALYZE, "{\"analysisId\": \"a1\", \"override\": true}"), 409, "OBJECT_COUNT_UNKNOWN");
    }

    @Test
    void a_step_of_the_other_path_is_refused() {
        String id = begin(Path.IN_PLACE);

        assertProblem(trigger(id, Name.REVIEW_PENDING_EXPORTS, "{\"digest\": \"x\"}"), 409, "STEP_NOT_IN_PATH");
    }
}
