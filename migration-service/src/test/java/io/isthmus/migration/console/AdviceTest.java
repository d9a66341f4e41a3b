package io.isthmus.migration.console;

import static org.assertj.core.api.Assertions.assertThat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdviceTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Demote it by POST /api/export-control/demote {"target": "cloud"} as admin, then trigger ENTER_STAGING again.|Demote it on the page Hand-over as admin, then do the step Enter staging again.|/console/hand-over
            Look at GET /api/pending-exports of export-service again.|Look at the page Pending exports again.|/console/pending-exports
            Write the settings by hand and bring them in force by PUT /api/settings.|Write the settings by hand and bring them in force on the page Settings.|/console/settings
            GET /api/migrations lists them.|The page Migration lists them.|/console/migration
            see /api/objects of sync-service why an object is not synchronized|See the page Objects why an object is not synchronized|/console/objects
            Analyze the export again, and trigger ANALYZE with the new id (?again=true).|Analyze the export again, and do the step Analyze with the new id.|
            Start sync-service, then trigger the step again.|Start sync-service, then do the step again.|
            Give one of the form env:NAME or file:/path.|Give one of the form env:NAME or file:/path.|
            Upload the export by POST /api/analyses of analyzer-service, and name the id it answers.|Upload the export on the page Migration, and name the id it answers.|/console/migration
            """)
    void calls_become_pages_and_triggers_become_steps(String said, String text, String href) {
        assertThat(Advice.of(null, said).text()).isEqualTo(text);
        assertThat(Advice.of(null, said).href()).isEqualTo(href);
    }

    @Test
    void a_code_whose_words_are_about_a_body_has_words_of_its_own() {
        Advice advice = Advice.of("DELETION_THRESHOLD_EXCEEDED", "Approve exactly these by POST /api/approvals {…}.");

        assertThat(advice.text()).contains("approve exactly that");
        assertThat(advice.page()).isEqualTo("Pending exports");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Correct the objects and trigger INITIAL_RUN again (?again=true); or go on without them by triggering VERIFY with"
                        + " {\"errors\": 3}.",
                "Import some by a migration, or write them by PUT /api/settings with If-Match: \"0\".",
                "Give or measure it by POST /api/analyses/a1/object-count of analyzer-service {\"count\": 5}.",
                "Read what was changed: GET /api/migrations/{id}/rollback/objects, or as CSV GET /api/written-objects.csv of"
                        + " export-service.",
                "look at /api/pending-exports again and approve what is pending now"
            })
    void nothing_of_the_rest_interface_is_left(String said) {
        assertThat(Advice.of(null, said).text())
                .doesNotContain("/api/", "{", "?again", "POST", "GET", "PUT", "If-Match");
    }

    @Test
    void nothing_to_do_is_nothing() {
        assertThat(Advice.of(null, null)).isNull();
        assertThat(Advice.of("SOMETHING", " ")).isNull();
    }
}
