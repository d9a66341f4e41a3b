package io.isthmus.analyzer.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class AskedLanguageTest {

    private static final Locale ANY = Locale.forLanguageTag("*");

    @Test
    void a_browser_gets_the_first_of_its_languages_that_there_are_words_of() {
        assertThat(AskedLanguage.of(null, List.of(Locale.FRENCH, Locale.GERMANY, Locale.ENGLISH)))
                .isEqualTo(Locale.GERMAN);
        assertThat(AskedLanguage.of(null, List.of(Locale.UK, Locale.GERMAN))).isEqualTo(Locale.ENGLISH);
    }

    @Test
    void what_the_address_says_goes_before_what_the_browser_says() {
        assertThat(AskedLanguage.of("de-AT", List.of(Locale.ENGLISH))).isEqualTo(Locale.GERMAN);
        assertThat(AskedLanguage.of("en", List.of(Locale.GERMAN))).isEqualTo(Locale.ENGLISH);
    }

    @Test
    void without_words_of_any_of_them_it_is_english() {
        assertThat(AskedLanguage.of(null, List.of(ANY))).isEqualTo(Locale.ENGLISH);
        assertThat(AskedLanguage.of("fr", List.of(Locale.FRENCH))).isEqualTo(Locale.ENGLISH);
        assertThat(AskedLanguage.of("not a language", List.of())).isEqualTo(Locale.ENGLISH);
    }
}
