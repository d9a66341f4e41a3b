package io.isthmus.analyzer.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.analyzer.fixtures.Analysing;
import io.isthmus.analyzer.fixtures.DetailedExport;
import io.isthmus.analyzer.fixtures.DirSyncExport;
import io.isthmus.analyzer.verdict.LeftoverVariants.RefusedRule;
import io.isthmus.analyzer.words.Details;
import io.isthmus.analyzer.words.Sentences;
import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.analysis.AnalysisResult.NotCarriedOver;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class LeftoverWordsTest {

    private final ResourceBundle english = Sentences.bundle(Locale.ENGLISH, LeftoverWords.BUNDLE);
    private final LeftoverWords german = LeftoverWords.in(Locale.GERMAN);

    @Test
    void every_part_has_its_sentences_and_no_sentence_is_unused() {
        Set<String> optional = new TreeSet<>(Set.of("unknown", "written.FEW", "written.MANY"));
        Set<String> needed = new TreeSet<>(Set.of(
                LeftoverWords.MORE + LeftoverWords.WHAT, LeftoverWords.MORE, LeftoverWords.MORE + FindingWords.REMEDY));
        for (Leftover part : Leftover.values()) {
            needed.add(part + LeftoverWords.WHAT);
            needed.add(part + FindingWords.REMEDY);
            if (part.variants().isEmpty()) {
                needed.add(part.name());
            }
            part.variants().forEach(variant -> {
                needed.add(part + "." + variant);
                optional.add(part + "." + variant + FindingWords.REMEDY);
            });
        }
        for (Unmapped.Lacking lacking : Unmapped.Lacking.values()) {
            needed.add("LACKING." + lacking);
        }

        assertThat(english.keySet()).containsAll(needed);
        assertThat(english.keySet()).filteredOn(key -> !needed.contains(key)).isSubsetOf(optional);
    }

    @Test
    void a_rule_that_is_left_is_told_in_german_with_its_reason_and_remedy() {
        NotCarriedOver told = german.of(Leftover.CUSTOM_RULE_LEFT.at(
                "rules.xml: /rule",
                RefusedRule.WRITES_BACK,
                Details.of("rule", "Out to AD")
                        .and("source", "contoso.com")
                        .and("attributes", List.of("a", "b"))
                        .and("written", "MANY")
                        .and("more", 3)));

        assertThat(told.what()).isEqualTo("benutzerdefinierte Regel „Out to AD“");
        assertThat(told.reason())
                .isEqualTo("sie schreibt in die Quelle „contoso.com“, und zurückgeschrieben wird nichts: a, b und 3"
                        + " weitere");
        assertThat(told.whatToDo()).startsWith("Entscheiden Sie, wer diese Attribute künftig schreibt");
    }

    @Test
    void what_is_a_finding_is_told_in_the_words_of_the_finding() throws Exception {
        AnalysisResult result = Analysing.analyse(
                DirSyncExport.untouched().withRulesExtension("A.dll").zip());

        AnalysisResult told = ResultWords.in(Locale.GERMAN).of(result);

        assertThat(told.findings().getFirst().message()).contains("lädt A.dll");
        assertThat(told.notCarriedOver()).anySatisfy(left -> {
            assertThat(left.what()).isEqualTo(told.findings().getFirst().message());
            assertThat(left.reason()).startsWith("was ein Programm entscheidet");
        });
    }

    @Test
    void nothing_that_is_not_carried_over_stays_english() throws Exception {
        AnalysisResult result = Analysing.analyse(DetailedExport.zip());

        for (NotCarriedOver left : result.notCarriedOver()) {
            NotCarriedOver told = german.of(left);
            assertThat(LeftoverWords.ENGLISH.of(left)).isEqualTo(left);
            assertThat(told.what()).isNotEqualTo(left.what());
            assertThat(told.reason()).isNotEqualTo(left.reason());
            assertThat(told.whatToDo()).isNotEqualTo(left.whatToDo());
            assertThat(Objects.requireNonNull(left.details()).values()).noneMatch(String::isBlank);
        }
    }

    @Test
    void what_an_earlier_version_told_stays_as_it_told_it() {
        NotCarriedOver earlier = new NotCarriedOver("what", "where", "why", "what to do");

        assertThat(german.of(earlier)).isEqualTo(earlier);
    }
}
