package io.isthmus.analyzer.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.rules.expression.parsing.ExpressionProblem;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every language has every sentence, with the same places for what an export says. */
class BundlesTest {

    private static final Pattern PLACE = Pattern.compile("\\{[a-z0-9][a-z0-9:-]*}");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "report/words",
                "verdict/findings",
                "verdict/leftovers",
                "advice/advice",
                "ways/ways",
                "counting/counts",
                "inventory/facts",
                "facts/unreadable",
                "counting/faults"
            })
    void every_language_has_the_same_keys(String bundle) {
        Set<String> english = english(bundle).keySet();

        assertThat(Sentences.LANGUAGES).contains(Locale.ENGLISH, Locale.GERMAN);
        for (Locale language : Sentences.LANGUAGES.subList(1, Sentences.LANGUAGES.size())) {
            assertThat(read(bundle, "_" + language).keySet())
                    .as(bundle + " in " + language)
                    .containsExactlyInAnyOrderElementsOf(english);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "report/words",
                "verdict/findings",
                "verdict/leftovers",
                "advice/advice",
                "ways/ways",
                "counting/counts",
                "inventory/facts",
                "facts/unreadable",
                "counting/faults"
            })
    void every_language_has_the_same_places_in_each_sentence(String bundle) {
        Map<String, String> english = english(bundle);

        for (Locale language : Sentences.LANGUAGES.subList(1, Sentences.LANGUAGES.size())) {
            read(bundle, "_" + language)
                    .forEach((key, sentence) -> assertThat(places(sentence))
                            .as(key + " of " + bundle + " in " + language)
                            .isEqualTo(places(english.get(key))));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "report/words",
                "verdict/findings",
                "verdict/leftovers",
                "advice/advice",
                "ways/ways",
                "counting/counts",
                "inventory/facts",
                "facts/unreadable",
                "counting/faults"
            })
    void no_sentence_is_empty_or_the_english_one_by_mistake(String bundle) {
        Map<String, String> english = english(bundle);

        Map<String, String> german = read(bundle, "_de");
        assertThat(german.values()).noneMatch(String::isBlank);
        assertThat(german)
                .allSatisfy((key, sentence) -> assertThat(
                                sentence.split(" ").length > 4 && sentence.equals(english.get(key)))
                        .as(key)
                        .isFalse());
    }

    /** With what expressions say of themselves in English. */
    private static Map<String, String> english(String bundle) {
        Map<String, String> english = new TreeMap<>(read(bundle, ""));
        if (bundle.equals("verdict/findings")) {
            for (ExpressionProblem.Kind kind : ExpressionProblem.Kind.values()) {
                english.put("problem." + kind, kind.sentence());
            }
        }
        return english;
    }

    private static Set<String> places(String sentence) {
        return PLACE.matcher(sentence).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    /** What stands in the file itself, without what it takes from another one. */
    private static Map<String, String> read(String bundle, String suffix) {
        String name = "/io/isthmus/analyzer/" + bundle + suffix + ".properties";
        Properties properties = new Properties();
        try (InputStreamReader file = new InputStreamReader(
                Objects.requireNonNull(BundlesTest.class.getResourceAsStream(name), name), StandardCharsets.UTF_8)) {
            properties.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> sentences = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> sentences.put(key, properties.getProperty(key)));
        return sentences;
    }
}
