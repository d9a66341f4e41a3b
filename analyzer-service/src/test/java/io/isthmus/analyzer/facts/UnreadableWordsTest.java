package io.isthmus.analyzer.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.analyzer.fixtures.Analysing;
import io.isthmus.analyzer.fixtures.GermanText;
import io.isthmus.analyzer.words.Details;
import io.isthmus.analyzer.words.Sentences;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.analysis.AnalysisResult.Failure;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UnreadableWordsTest {

    private static final UnreadableWords GERMAN = UnreadableWords.in(Locale.GERMAN);

    @Test
    void every_reason_has_its_sentences_and_no_sentence_is_unused() {
        Set<String> needed = new TreeSet<>(Set.of("unknown", "title", "title.ours", "detail"));
        Arrays.stream(Unreadable.values())
                .forEach(why -> needed.addAll(List.of(why.name(), why + UnreadableWords.REMEDY)));

        assertThat(Sentences.bundle(Locale.ENGLISH, UnreadableWords.BUNDLE).keySet())
                .containsExactlyInAnyOrderElementsOf(needed);
    }

    @Test
    void every_code_has_a_reason() {
        assertThat(Arrays.stream(Unreadable.values()).map(Unreadable::code).distinct())
                .containsExactlyInAnyOrder(UnreadableExport.Code.values());
    }

    @ParameterizedTest
    @EnumSource
    void every_reason_is_told_in_german(Unreadable why) {
        Details details = Details.of("limit", 7)
                .and("entry", 3)
                .and("roots", "ma-data")
                .and("parser", "XML")
                .and("fault", "IOException");
        Failure english = UnreadableWords.ENGLISH.failure(why, "a.zip", details);

        Failure told = GERMAN.of(english);

        assertThat(told.message()).isNotEqualTo(english.message());
        assertThat(told.whatToDo()).isNotEqualTo(english.whatToDo());
        assertThat(new GermanText(List.of("ma data XML DOCTYPE"))
                        .foreign(GERMAN.title(false) + "\n" + GERMAN.detail(told, "1") + "\n" + told.whatToDo()))
                .isEmpty();
        assertThat(told.message() + english.message()).doesNotContain("unbekannt)", "unknown)");
    }

    @Test
    void an_upload_that_cannot_be_read_is_told_by_its_details() {
        Assertions.assertThatExceptionOfType(UnreadableExport.class)
                .isThrownBy(() -> Analysing.read("<ma-data><name>x</name>".getBytes(StandardCharsets.UTF_8)))
                .satisfies(fault -> assertThat(GERMAN.of(fault.failure()).message())
                        .startsWith("das Dokument ist kein wohlgeformtes XML: "));
    }

    @Test
    void what_an_earlier_version_told_stays_as_it_told_it() throws Exception {
        Failure earlier = WireFormat.mapper()
                .readValue(
                        "{\"code\": \"EMPTY_FILE\", \"where\": \"a\", \"message\": \"m\", \"whatToDo\": \"w\"}",
                        Failure.class);

        assertThat(GERMAN.of(earlier)).isEqualTo(earlier);
    }
}
