package io.isthmus.analyzer.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.analyzer.facts.Connector;
import io.isthmus.analyzer.facts.LegacyFlow;
import io.isthmus.analyzer.words.Sentences;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FactWordsTest {

    private static final Pattern NAMED = Pattern.compile("MarkedWord\\.of\\(\"([a-z-]+)\"\\)");
    private static final FactWords GERMAN = FactWords.in(Locale.GERMAN);

    @Test
    void every_word_that_facts_are_marked_with_has_words_and_no_words_are_unused() throws Exception {
        Set<String> marked = new TreeSet<>();
        for (String folder : List.of("inventory", "differing")) {
            try (Stream<Path> files = Files.list(Path.of("src/main/java/io/isthmus/analyzer", folder))) {
                for (Path file : files.toList()) {
                    NAMED.matcher(Files.readString(file)).results().forEach(word -> marked.add(word.group(1)));
                }
            }
        }
        Arrays.stream(Connector.ScriptedPart.Kind.values()).forEach(kind -> marked.add("scripted." + kind));
        Arrays.stream(Connector.Extension.Place.values()).forEach(place -> marked.add("extension." + place));
        Arrays.stream(LegacyFlow.Kind.values()).forEach(kind -> marked.add("other-flow." + kind));

        assertThat(Sentences.bundle(Locale.ENGLISH, FactWords.BUNDLE).keySet())
                .containsExactlyInAnyOrderElementsOf(marked);
    }

    @Test
    void a_marked_word_is_told_in_the_language_that_is_asked_for() {
        String text = "title EQUAL x " + MarkedWord.of("and") + " mail ISNULL";

        assertThat(GERMAN.text(text)).isEqualTo("title EQUAL x und mail ISNULL");
        assertThat(FactWords.ENGLISH.text(text)).isEqualTo("title EQUAL x and mail ISNULL");
    }

    @Test
    void what_an_earlier_version_told_and_what_no_word_is_known_of_stays() {
        assertThat(GERMAN.text("title EQUAL x and mail ISNULL")).isEqualTo("title EQUAL x and mail ISNULL");
        assertThat(GERMAN.text(MarkedWord.of("of-tomorrow"))).isEqualTo("of-tomorrow");
    }
}
