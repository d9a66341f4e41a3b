package io.isthmus.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.analyzer.advice.AdviceRow;
import io.isthmus.analyzer.advice.InstallationFacts;
import io.isthmus.analyzer.fixtures.Analysing;
import io.isthmus.analyzer.fixtures.DetailedExport;
import io.isthmus.analyzer.fixtures.WholePage;
import io.isthmus.analyzer.inventory.ExportFacts;
import io.isthmus.analyzer.verdict.ResultWords;
import io.isthmus.analyzer.ways.WayOut;
import io.isthmus.analyzer.wiring.ShippedTables;
import io.isthmus.analyzer.words.Sentences;
import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.analysis.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReportWordsTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-12-01");

    private static final List<Path> SURFACES = List.of(
            Path.of("src/main/java/io/isthmus/analyzer/report"),
            Path.of("src/main/java/io/isthmus/analyzer/differing"),
            Path.of("src/main/resources/io/isthmus/analyzer/html"));

    @Test
    void no_word_is_unused() throws Exception {
        String surfaces = SURFACES.stream().map(ReportWordsTest::text).collect(Collectors.joining());

        assertThat(Sentences.bundle(Locale.ENGLISH, "io.isthmus.analyzer.report.words")
                        .keySet())
                .filteredOn(key -> !quoted(surfaces, key))
                .allSatisfy(key -> {
                    String family = key.substring(0, Math.max(0, key.indexOf('.')));
                    String rest = key.substring(key.indexOf('.') + 1);
                    assertThat(quoted(surfaces, family) || quoted(surfaces, family + "."))
                            .as(key)
                            .isTrue();
                    assertThat(rest.equals(rest.toUpperCase(Locale.ROOT))
                                    || quoted(surfaces, rest)
                                    || quoted(surfaces.replace(' ', '-'), rest))
                            .as(key)
                            .isTrue();
                });
    }

    @Test
    void a_german_report_tells_findings_checklist_ways_and_advice_in_german() throws Exception {
        var export = Analysing.read(DetailedExport.zip());
        ExportFacts facts = Analysing.facts(export);
        AnalysisResult english = Analysing.conclude(export);
        AnalysisResult german = ResultWords.in(Locale.GERMAN).of(english);

        String page = WholePage.of(ReportPage.of(
                german,
                facts,
                ShippedTables.advice().in(Locale.GERMAN).on(InstallationFacts.of(german, facts, TODAY)),
                Analysing.ways(german, facts, null, Locale.GERMAN),
                ReportWords.in(Locale.GERMAN)));

        assertThat(page)
                .contains("<html lang=\"de\">", "<h2 id=\"findings\">Befunde</h2>", "Rangfolge", "Staging-Modus")
                .doesNotContain(sentences(english, facts));
    }

    private static List<String> sentences(AnalysisResult english, ExportFacts facts) {
        Stream<String> findings = english.findings().stream().map(Finding::whatToDo);
        Stream<String> left = english.notCarriedOver().stream()
                .flatMap(each -> Stream.of(each.what(), each.reason(), each.whatToDo()));
        Stream<String> ways = Analysing.ways(english, facts, null).stream()
                .flatMap(way -> way.reasons().stream().map(WayOut.Reason::text));
        Stream<String> advice = ShippedTables.advice().on(InstallationFacts.of(english, facts, TODAY)).stream()
                .map(AdviceRow::because);
        return Stream.of(findings, left, ways, advice)
                .flatMap(each -> each)
                .filter(each -> each.contains(" "))
                .distinct()
                .toList();
    }

    @Test
    void numbers_are_grouped_as_the_language_does() {
        assertThat(ReportWords.in(Locale.ENGLISH).number(60_000)).isEqualTo("60,000");
        assertThat(ReportWords.in(Locale.GERMAN).number(60_000)).isEqualTo("60.000");
    }

    private static boolean quoted(String text, String word) {
        return text.contains("\"" + word + "\"") || text.contains("'" + word + "'");
    }

    private static String text(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.toList()) {
                all.append(Files.readString(file));
            }
            return all.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
