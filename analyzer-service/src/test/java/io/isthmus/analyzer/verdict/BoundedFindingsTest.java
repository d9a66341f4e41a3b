package io.isthmus.analyzer.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.analyzer.words.Details;
import io.isthmus.contracts.analysis.Finding;
import io.isthmus.contracts.analysis.Finding.Severity;
import org.junit.jupiter.api.Test;

class BoundedFindingsTest {

    private final BoundedFindings findings = new BoundedFindings();

    @Test
    void of_one_code_a_hundred_are_shown_and_all_the_others_are_counted() {
        for (int i = 0; i < 5_000; i++) {
            findings.accept(FindingCode.CUSTOM_RULE.at("rules.xml", Details.of("rule", "rule " + i)));
        }

        assertThat(findings.all()).hasSize(101);
        assertThat(findings.all().getLast().message()).isEqualTo("… and 4900 more of the same");
    }

    @Test
    void what_blocks_comes_first_and_a_long_message_is_cut() {
        findings.accept(FindingCode.CUSTOM_RULE.at("rules.xml", Details.of("rule", "x".repeat(700))));
        findings.accept(FindingCode.ATTRIBUTES_EXCLUDED.at("mv.xml", Details.of("attributes", "mail")));

        assertThat(findings.all()).extracting(Finding::severity).containsExactly(Severity.BLOCKING, Severity.INFO);
        assertThat(findings.all().getLast().message()).hasSize(501).endsWith("…");
    }
}
