package io.isthmus.analyzer.corpora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.isthmus.analyzer.facts.LegacyExport;
import io.isthmus.analyzer.facts.UnknownPart;
import io.isthmus.analyzer.facts.UnreadableExport;
import io.isthmus.analyzer.fixtures.Analysing;
import io.isthmus.analyzer.fixtures.Corpora;
import io.isthmus.analyzer.fixtures.DirSyncExport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No part of a real export is passed over in silence: each is read, left aside for a reason, or told. */
class EveryPartTest {

    private static final Pattern NAME = Pattern.compile("<([A-Za-z_][\\w-]*)([\\s/>])");
    private static final Pattern ATTRIBUTE = Pattern.compile("\\s([A-Za-z_][\\w-]*)=(\"|')");

    @Test
    void every_element_attribute_and_text_of_every_corpus_is_read_or_left_aside_for_a_reason() throws Exception {
        List<String> unknown = new ArrayList<>();
        int files = 0;
        for (String corpus : Corpora.LEGACY) {
            for (Path file : files(corpus)) {
                try {
                    LegacyExport export = Analysing.read(Files.readAllBytes(file));
                    export.unknownParts()
                            .forEach(part -> unknown.add(part.first().toString()));
                    files++;
                } catch (UnreadableExport noExport) {
                    // every file and every folder ends in a result or a named error: CorporaTest
                }
            }
        }
        assumeThat(files).as("corpora").isPositive();
        assertThat(files).isGreaterThan(70);
        assertThat(unknown).isEmpty();
    }

    /** Whatever is read today could be renamed tomorrow: then it has to be told. */
    @Test
    void an_element_of_another_name_is_told_wherever_it_stands() throws Exception {
        renamed(NAME, name -> "new-" + name);
    }

    @Test
    void an_attribute_of_another_name_is_told_wherever_it_stands() throws Exception {
        renamed(ATTRIBUTE, name -> "new-" + name);
    }

    private static void renamed(Pattern pattern, UnaryOperator<String> rename) throws Exception {
        List<Path> rules = files("aadconnect-contoso-2016").stream()
                .filter(file -> file.getParent().endsWith("SynchronizationRules"))
                .toList();
        assumeThat(rules).isNotEmpty();
        Map<String, String> one = Corpora.files(rules.getFirst().getParent());
        String text = one.values().stream()
                .filter(xml -> xml.contains("execute-once"))
                .findFirst()
                .orElseThrow();
        List<String> names = pattern.matcher(text)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
        for (String name : names) {
            if (name.equals("synchronizationRule")) {
                continue;
            }
            String changed = pattern == NAME
                    ? text.replaceAll("(</?)" + name + "(?=[\\s/>])", "$1" + rename.apply(name))
                    : text.replaceAll("\\s" + name + "=", " " + rename.apply(name) + "=");
            LegacyExport export = Analysing.read(DirSyncExport.zip(Map.of("SynchronizationRules/one.xml", changed)));
            assertThat(export.unknownParts())
                    .as(name)
                    .extracting(UnknownPart::first)
                    .anySatisfy(place -> assertThat(place.path()).contains(rename.apply(name)));
        }
    }

    private static List<Path> files(String corpus) throws IOException {
        Path folder = Corpora.folder(corpus);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
