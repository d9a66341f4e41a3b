package io.isthmus.analyzer.rest;

import io.isthmus.analyzer.words.Sentences;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** In which language a page is wanted: {@code ?lang=} before {@code Accept-Language}, each where there are words of it, else English. */
final class AskedLanguage {

    private AskedLanguage() {}

    /** @param lang a language tag such as {@code de} or {@code de-AT} */
    static Locale of(@Nullable String lang, HttpHeaders asked) {
        return of(lang, asked.getAcceptableLanguages());
    }

    static Locale of(@Nullable String lang, List<Locale> acceptable) {
        Stream<Locale> first = lang == null ? Stream.of() : Stream.of(Locale.forLanguageTag(lang));
        return Stream.concat(first, acceptable.stream())
                .flatMap(AskedLanguage::known)
                .findFirst()
                .orElse(Locale.ENGLISH);
    }

    private static Stream<Locale> known(Locale asked) {
        return Sentences.LANGUAGES.stream()
                .filter(language -> language.getLanguage().equals(asked.getLanguage()));
    }
}
