package io.isthmus.analyzer.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.analyzer.comparing.RuleChange;
import io.isthmus.analyzer.fixtures.GermanText;
import io.isthmus.analyzer.words.Details;
import io.isthmus.analyzer.words.Sentences;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.analysis.Finding;
import io.isthmus.rules.expression.parsing.ExpressionProblem;
import io.isthmus.rules.expression.parsing.ExpressionProblem.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FindingWordsTest {

    private static final Pattern FAMILY = Pattern.compile("\\{([a-z-]+):[a-z]+}");

    private final ResourceBundle english = Sentences.bundle(Locale.ENGLISH, FindingWords.BUNDLE);
    private final FindingWords german = FindingWords.in(Locale.GERMAN);

    @Test
    void every_finding_and_every_variant_of_it_has_a_sentence_and_a_remedy() {
        for (FindingCode code : FindingCode.values()) {
            assertThat(sentences(code)).allSatisfy(key -> {
                assertThat(english.containsKey(key)).as(key).isTrue();
                assertThat(english.containsKey(key + FindingWords.REMEDY)
                                || english.containsKey(code + FindingWords.REMEDY))
                        .as("remedy of " + key)
                        .isTrue();
            });
        }
    }

    @Test
    void no_sentence_is_unused() {
        Set<String> used = new TreeSet<>(Set.of("unknown", Finding.MORE, Finding.MORE_BY_SIZE));
        for (FindingCode code : FindingCode.values()) {
            used.add(code + FindingWords.REMEDY);
            sentences(code).forEach(key -> used.addAll(List.of(key, key + FindingWords.REMEDY)));
        }
        Set<String> families = new TreeSet<>();
        english.keySet()
                .forEach(key -> FAMILY.matcher(english.getString(key))
                        .results()
                        .forEach(family -> families.add(family.group(1))));

        assertThat(english.keySet())
                .filteredOn(key -> !used.contains(key))
                .allMatch(key -> families.contains(key.substring(0, key.indexOf('.'))));
    }

    @Test
    void a_finding_is_told_in_german_by_its_code_and_details() {
        Finding told = german.of(FindingCode.STANDARD_RULE_CHANGED.at(
                "rules.xml: /rule (line 3)",
                RuleChange.LINK,
                Details.of("rule", "In from AD").and("link", "Join")));

        assertThat(told.message())
                .isEqualTo("Die Standardregel „In from AD“ wurde geändert: Der Verknüpfungstyp ist ein anderer als"
                        + " ausgeliefert (Join).");
        assertThat(told.whatToDo()).startsWith("Schreiben Sie die Änderung als eigene Regel");
        assertThat(told.evidence()).isEqualTo("rules.xml: /rule (line 3)");
    }

    @Test
    void a_finding_of_an_earlier_version_is_told_as_it_told_itself() throws Exception {
        String stored = "{\"code\": \"DATABASE_FULL_SQL_SERVER\", \"severity\": \"WARNING\", \"message\": \"m\","
                + " \"evidence\": \"e\", \"whatToDo\": \"w\", \"details\": {\"server\": \"SQL1\"}}";
        Finding earlier = WireFormat.mapper().readValue(stored, Finding.class);

        assertThat(german.of(earlier)).isEqualTo(earlier);
        Finding withoutDetails = new Finding("CUSTOM_RULE", Finding.Severity.INFO, "m", "e", "w");
        assertThat(german.of(withoutDetails)).isEqualTo(withoutDetails);
    }

    @Test
    void a_code_of_a_later_version_is_told_as_it_tells_itself() {
        Finding later = new Finding("OF_TOMORROW", Finding.Severity.INFO, "m", "e", "w");

        assertThat(german.of(later)).isEqualTo(later);
    }

    @ParameterizedTest
    @EnumSource
    void what_is_wrong_with_an_expression_is_told_in_english_as_it_tells_itself_and_in_german(Kind kind) {
        ExpressionProblem problem = new ExpressionProblem(4, kind, "Eins", "Zwei", "Drei");
        Map<String, String> details = Map.of(
                "rule",
                "R",
                "attribute",
                "a",
                "position",
                "5",
                "kind",
                kind.name(),
                "problem",
                problem.message(),
                "0",
                "Eins",
                "1",
                "Zwei",
                "2",
                "Drei");

        assertThat(FindingWords.ENGLISH.message("RULE_NOT_UNDERSTOOD", "EXPRESSION", details))
                .isEqualTo("Rule 'R', attribute a, at position 5: " + problem.message());
        assertThat(new GermanText(List.of("R a Eins Zwei Drei"))
                        .foreign(german.message("RULE_NOT_UNDERSTOOD", "EXPRESSION", details)))
                .isEmpty();
    }

    /** As an earlier version tells it. */
    @Test
    void what_is_wrong_with_an_expression_is_told_in_english_where_its_kind_is_not_known() {
        assertThat(german.message(
                        "RULE_NOT_UNDERSTOOD",
                        "EXPRESSION",
                        Map.of("rule", "R", "attribute", "a", "position", "5", "problem", "unexpected +")))
                .endsWith(": unexpected +");
    }

    @Test
    void what_is_not_listed_one_by_one_is_counted_in_every_language() {
        List<Finding> many = Stream.generate(() -> FindingCode.CUSTOM_RULE.at("e", Details.of("rule", "r")))
                .limit(130)
                .toList();

        Finding last = bounded(many).getLast();

        assertThat(last.message()).isEqualTo("… and 30 more of the same: only the first 100 of a kind are listed");
        assertThat(german.of(last).message())
                .isEqualTo("… und 30 weitere derselben Art: Nur die ersten 100 einer Art werden aufgeführt");
        assertThat(german.of(last).whatToDo()).isEqualTo("Prüfen Sie die Wirkung der Regel im Staging-Modus.");
    }

    @Test
    void a_name_as_long_as_a_book_is_cut_in_message_and_details() {
        Finding cut = bounded(List.of(FindingCode.CUSTOM_RULE.at("e", Details.of("rule", "x".repeat(9_999)))))
                .getFirst();

        assertThat(cut.message()).hasSizeLessThan(510);
        assertThat(cut.details().get("rule")).hasSizeLessThan(510).endsWith("…");
    }

    private static List<Finding> bounded(List<Finding> many) {
        BoundedFindings findings = new BoundedFindings();
        many.forEach(findings);
        return findings.all();
    }

    private static List<String> sentences(FindingCode code) {
        List<String> variants = code.variants();
        return variants.isEmpty()
                ? List.of(code.name())
                : variants.stream().map(variant -> code + "." + variant).toList();
    }

    /** Every language is asked for the same family words by the same values. */
    @Test
    void words_of_families_cover_their_values() {
        assertThat(Arrays.stream(io.isthmus.contracts.analysis.AnalysisResult.Product.Kind.values()))
                .allSatisfy(kind -> assertThat(english.containsKey("export-again." + kind))
                        .as(kind.name())
                        .isTrue());
        for (String family : List.of("loader", "owner", "deletion")) {
            assertThat(english.containsKey(family + ".CONNECTOR")).isTrue();
            assertThat(english.containsKey(family + ".METAVERSE")).isTrue();
        }
    }
}
