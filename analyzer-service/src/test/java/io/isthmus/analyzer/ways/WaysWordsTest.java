package io.isthmus.analyzer.ways;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.analyzer.fixtures.Analysing;
import io.isthmus.analyzer.fixtures.DirSyncExport;
import io.isthmus.analyzer.words.Sentences;
import io.isthmus.contracts.analysis.AnalysisResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WaysWordsTest {

    private final ResourceBundle english = Sentences.bundle(Locale.ENGLISH, WaysOut.BUNDLE);

    @Test
    void every_reason_without_a_place_has_its_words_and_no_words_are_unused() throws Exception {
        Set<String> families = new TreeSet<>(Set.of("unknown", "named.FEW", "named.MANY"));
        Arrays.stream(NoPlace.values()).forEach(why -> families.add("why." + why));
        StringBuilder sources = new StringBuilder();
        try (Stream<Path> files = Files.list(Path.of("src/main/java/io/isthmus/analyzer/ways"))) {
            for (Path file : files.toList()) {
                sources.append(Files.readString(file));
            }
        }

        assertThat(english.keySet()).containsAll(families);
        assertThat(english.keySet())
                .filteredOn(key -> !families.contains(key))
                .allMatch(key -> sources.indexOf("\"" + key + "\"") >= 0);
    }

    @Test
    void ways_are_the_same_in_every_language_but_for_their_words() throws Exception {
        var export = Analysing.read(DirSyncExport.untouched().zip());
        AnalysisResult result = Analysing.counted(Analysing.conclude(export), 60_000);

        List<WayOut> told = Analysing.ways(result, Analysing.facts(export), null);
        List<WayOut> german = Analysing.ways(result, Analysing.facts(export), null, Locale.GERMAN);

        assertThat(german)
                .extracting(WayOut::way, WayOut::answer)
                .isEqualTo(told.stream()
                        .map(way -> org.assertj.core.groups.Tuple.tuple(way.way(), way.answer()))
                        .toList());
        assertThat(german.getFirst().reasons())
                .anySatisfy(reason -> assertThat(reason.text())
                        .isEqualTo("60.000 Objekte; ab 50.000 wird eine parallele Migration empfohlen."));
        assertThat(told.getFirst().reasons())
                .anySatisfy(reason -> assertThat(reason.text())
                        .isEqualTo("60,000 objects; from 50,000 on a parallel migration is recommended."));
    }
}
