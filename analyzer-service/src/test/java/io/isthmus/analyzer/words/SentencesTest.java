package io.isthmus.analyzer.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SentencesTest {

    private static final String BUNDLE = "io.isthmus.analyzer.verdict.findings";

    private final Sentences english = Sentences.in(Locale.ENGLISH, BUNDLE);

    @Test
    void details_take_their_places_as_they_are() {
        assertThat(english.say("CUSTOM_RULE", Details.of("rule", "a $1 {rule} \\ rule")))
                .isEqualTo("The rule 'a $1 {rule} \\ rule' is a custom one.");
    }

    @Test
    void a_word_of_a_family_is_chosen_by_a_detail_and_has_places_of_its_own() {
        assertThat(english.say(
                        "CUSTOM_RULES_EXTENSION",
                        Details.of("of", "CONNECTOR").and("connector", "AD").and("file", "A.dll")))
                .isEqualTo("The connector 'AD' loads A.dll, which no old tool ships.");
    }

    @Test
    void a_value_without_a_word_is_told_as_it_is() {
        assertThat(english.say(
                        "UNKNOWN_ELEMENT.ONCE", Details.of("kind", "thing").and("name", "x")))
                .startsWith("The thing x is not known");
    }

    @Test
    void what_is_not_said_is_unknown_in_every_language() {
        Details nothing = Details.of("rule", null);

        assertThat(nothing).isEqualTo(Details.none());
        assertThat(english.say("CUSTOM_RULE", nothing)).contains("'unknown'");
        assertThat(Sentences.in(Locale.GERMAN, BUNDLE).say("CUSTOM_RULE", nothing))
                .contains("„unbekannt“");
    }

    @Test
    void several_values_are_told_one_after_the_other() {
        assertThat(Details.of("types", List.of("user", "group")).values()).containsEntry("types", "user, group");
    }

    @Test
    void a_language_without_words_is_english() {
        assertThat(Sentences.in(Locale.FRENCH, BUNDLE).say("unknown")).isEqualTo("unknown");
    }
}
