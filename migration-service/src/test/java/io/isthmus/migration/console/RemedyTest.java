package io.isthmus.migration.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.chassis.problem.Problem;
import io.isthmus.contracts.migration.MigrationStep;
import io.isthmus.migration.clients.ServiceFault;
import java.io.IOException;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RemedyTest {

    /** What only somebody who calls by REST can make sense of. */
    private static final Pattern CALL = Pattern.compile("/api/|\\{\\\\?\"|\\?again|If-Match|[Tt]rigger [A-Z]{4,}");

    private static final Pattern METHOD = Pattern.compile("\\b(GET|POST|PUT|DELETE)\\b");

    private static final ResourceBundle WORDS =
            ResourceBundle.getBundle("io.isthmus.migration.console.remedies", Locale.ENGLISH);

    private final EmittedCodes emitted = EmittedCodes.ofAllServices();

    @Test
    void every_code_whose_remedy_names_a_call_has_words_of_the_console() {
        Map<String, String> without = new TreeMap<>();
        emitted.sentences()
                .forEach((code, sentences) -> sentences.stream()
                        .filter(sentence -> CALL.matcher(sentence).find() && !WORDS.containsKey(code))
                        .forEach(sentence -> without.put(code, sentence)));

        assertThat(without).isEmpty();
    }

    @Test
    void no_words_of_the_console_name_a_call() {
        assertThat(Collections.list(WORDS.getKeys()))
                .allSatisfy(key -> assertThat(WORDS.getString(key))
                        .doesNotContainPattern(CALL)
                        .doesNotContainPattern(METHOD));
    }

    @Test
    void there_are_words_only_for_codes_that_a_service_emits() {
        assertThat(Collections.list(WORDS.getKeys()))
                .map(key -> key.replace(".page", ""))
                .allSatisfy(code -> assertThat(emitted.codes()).contains(code));
    }

    @Test
    void every_page_is_one_of_the_console() {
        assertThat(Collections.list(WORDS.getKeys()))
                .filteredOn(key -> key.endsWith(".page"))
                .allSatisfy(key ->
                        assertThat(ConsolePage.valueOf(WORDS.getString(key))).isNotNull());
    }

    @Test
    void a_code_with_words_of_the_console_leads_to_its_page() {
        Remedy remedy = Remedy.of("DELETION_THRESHOLD_EXCEEDED", "Approve exactly these by POST /api/approvals {…}.");

        assertThat(remedy.text()).contains("approve exactly that");
        assertThat(remedy.page()).isEqualTo(ConsolePage.PENDING_EXPORTS);
    }

    @Test
    void a_code_without_words_is_told_as_the_service_tells_it() {
        assertThat(Remedy.of("SECRET_NOT_RESOLVED", "Give one of the form env:NAME or file:/path."))
                .isEqualTo(new Remedy("Give one of the form env:NAME or file:/path.", null));
    }

    @Test
    void what_another_service_has_refused_is_told_by_the_code_of_that_service() {
        ServiceFault refused = ServiceFault.refused(
                "export-service",
                "POST /api/approvals",
                409,
                "PENDING_EXPORTS_CHANGED",
                "no set with digest d is pending",
                "look at /api/pending-exports again and approve what is pending now");

        assertThat(Remedy.of(Problem.of(refused)).text()).startsWith("Look at the pending exports again");
        assertThat(Remedy.of(new MigrationStep.Failure(
                                refused.code(), refused.detail(), refused.whatToDo(), refused.parameters()))
                        .page())
                .isEqualTo(ConsolePage.PENDING_EXPORTS);
    }

    @Test
    void words_name_the_service_that_is_away() {
        ServiceFault away = ServiceFault.unreachable("sync-service", "http://x", new IOException("refused"));

        assertThat(Remedy.of(Problem.of(away)).text()).startsWith("Start sync-service, ");
    }

    @Test
    void nothing_to_do_is_nothing() {
        assertThat(Remedy.of("SOMETHING", null)).isNull();
        assertThat(Remedy.of("SOMETHING", " ")).isNull();
    }
}
