package io.isthmus.analyzer.equivalence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.isthmus.analyzer.fixtures.Analysing;
import io.isthmus.analyzer.fixtures.Corpora;
import io.isthmus.analyzer.fixtures.DirSyncExport;
import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.analysis.AnalysisResult.NotCarriedOver;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The 62 shipped rules of a real export, each cloned as a custom rule: which of them live on, and what is said of the others. */
class ClonedSampleTest {

    private static final Path SAMPLE = Corpora.folder("aadconnect-contoso-2016");

    @Test
    void every_clone_is_carried_over_or_refused_for_what_it_does() throws Exception {
        AnalysisResult result = analysed();

        assertThat(result.settings().rules().custom().stream()
                        .filter(rule -> rule.id().startsWith("migrated.c10ed000")))
                .hasSize(43);
        assertThat(reasons(result)).hasSize(19);
        assertThat(result.findings()).extracting(finding -> finding.code()).doesNotContain("RULE_NOT_UNDERSTOOD");
    }

    @Test
    void what_ours_do_without_a_rule_asks_nothing_of_anybody() throws Exception {
        Map<String, NotCarriedOver> left = reasons(analysed());

        for (String join : List.of("User Join", "Contact Join", "Group Join")) {
            assertThat(left.get("custom rule 'In from AAD - " + join + "'")).satisfies(rule -> {
                assertThat(rule.reason()).contains("matched at the target by source anchor", "cloudAnchor");
                assertThat(rule.whatToDo()).startsWith("Nothing, unless");
            });
        }
        for (String join : List.of("Contact Join", "Group Join", "InetOrgPerson Join", "User Join SOAInAD")) {
            assertThat(left.get("custom rule 'Out to AD - " + join + "'")).satisfies(rule -> {
                assertThat(rule.reason()).contains("only links objects of 'contoso.com'");
                assertThat(rule.whatToDo()).startsWith("Nothing");
            });
        }
        assertThat(left.get("custom rule 'In from AD - ForeignSecurityPrincipal Join User'")
                        .reason())
                .contains("found by their security identifier, without a rule");
    }

    @Test
    void what_is_lost_names_its_attributes() throws Exception {
        Map<String, NotCarriedOver> left = reasons(analysed());

        assertThat(left.get("custom rule 'In from AAD - User NGCKey'").reason())
                .contains("nothing is read back", "deviceKey");
        assertThat(left.get("custom rule 'In from AAD - User Exchange Hybrid'").reason())
                .contains("nothing is read back", "cloudSOAExchMailbox", " more");
        assertThat(left.get("custom rule 'Out to AD - Contact Exchange Hybrid'").reason())
                .contains("writes to the source 'contoso.com'", "proxyAddresses");
        for (String device : List.of(
                "In from AD - Computer Join", "In from AD - Device Common", "Out to AAD - Device Join SOAInAD")) {
            assertThat(left.get("custom rule '" + device + "'").whatToDo()).contains("devices");
        }
    }

    private static Map<String, NotCarriedOver> reasons(AnalysisResult result) {
        return result.notCarriedOver().stream()
                .filter(left -> left.what().startsWith("custom rule '"))
                .collect(Collectors.toMap(NotCarriedOver::what, left -> left));
    }

    private static AnalysisResult analysed() throws Exception {
        assumeThat(SAMPLE).as("the sample is absent").isDirectory();
        return Analysing.analyse(DirSyncExport.zip(ClonedRules.of(Corpora.files(SAMPLE))));
    }
}
