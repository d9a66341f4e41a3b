package io.isthmus.analyzer.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.analyzer.wiring.ShippedTables;
import io.isthmus.analyzer.words.Sentences;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class AdviceWordsTest {

    private static final InstallationFacts PLANNED =
            InstallationFacts.planned(2, null, null, LocalDate.parse("2026-12-01"));

    @Test
    void every_row_has_its_words_and_no_words_are_unused() {
        Set<String> expected = new TreeSet<>(Set.of("unseen", "unsaid", "no-document"));
        ShippedTables.advice().keys().forEach(key -> {
            expected.add(key + ".answer");
            expected.add(key + ".because");
        });

        assertThat(Sentences.bundle(Locale.ENGLISH, AdviceTable.BUNDLE).keySet())
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void advice_is_the_same_in_every_language_but_for_its_words() {
        var english = ShippedTables.advice().on(PLANNED);
        var german = ShippedTables.advice().in(Locale.GERMAN).on(PLANNED);

        assertThat(german)
                .extracting(AdviceRow::name)
                .isEqualTo(english.stream().map(AdviceRow::name).toList());
        assertThat(german)
                .filteredOn(row -> row.name().equals("TOO_MANY_OBJECTS"))
                .singleElement()
                .satisfies(row -> assertThat(row.because())
                        .isEqualTo("Expresseinstellungen sind für weniger als 100.000 Objekte gedacht; im Export ist"
                                + " das nicht zu sehen"));
    }
}
