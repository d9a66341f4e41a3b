package io.isthmus.analyzer.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.analyzer.words.Details;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.analysis.Finding;
import io.isthmus.contracts.analysis.Finding.Severity;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BoundedFindingsTest {

    private static final List<FindingCode> CODES = Stream.of(FindingCode.values())
            .filter(code -> code.variants().isEmpty())
            .toList();

    private final BoundedFindings findings = new BoundedFindings();

    @Test
    void of_one_code_a_hundred_are_shown_and_all_the_others_are_counted() {
        for (int i = 0; i < 5_000; i++) {
            findings.accept(FindingCode.CUSTOM_RULE.at("rules.xml", Details.of("rule", "rule " + i)));
        }

        assertThat(findings.all()).hasSize(101);
        assertThat(findings.all().getLast().message())
                .isEqualTo("… and 4900 more of the same: only the first 100 of a kind are listed");
        assertThat(findings.all().stream().mapToLong(Finding::number).sum()).isEqualTo(5_000);
    }

    @Test
    void long_names_leave_room_for_fewer_and_none_is_lost_in_silence() throws Exception {
        each(200, Details.of("rule", "\u0001\"ß€😀".repeat(100)), "ü".repeat(900));

        List<Finding> listed = findings.all();

        assertThat(WireFormat.mapper().writeValueAsBytes(listed).length)
                .as("one of each code, and a sum of each, as large as they can be")
                .isLessThan(500_000);
        assertThat(listed.stream().mapToLong(Finding::number).sum()).isEqualTo(200L * CODES.size());
        assertThat(listed)
                .filteredOn(finding -> !finding.sum())
                .extracting(Finding::code)
                .contains(CODES.stream().map(Enum::name).toArray(String[]::new));
        assertThat(listed)
                .filteredOn(Finding::sum)
                .hasSameSizeAs(CODES)
                .allSatisfy(sum -> assertThat(sum.message()).contains("too large for one message"));
    }

    @Test
    void as_many_are_listed_as_there_is_room_for() throws Exception {
        each(90, Details.of("rule", "r".repeat(450)), "rules.xml");

        assertThat(WireFormat.mapper().writeValueAsBytes(findings.all()).length)
                .isBetween(BoundedFindings.MAXIMUM_SIZE * 7 / 10, BoundedFindings.MAXIMUM_SIZE);
    }

    @Test
    void what_blocks_is_listed_before_anything_else() {
        each(90, Details.of("rule", "r".repeat(450)), "rules.xml");

        assertThat(findings.all())
                .filteredOn(finding -> finding.severity() == Severity.INFO && !finding.sum())
                .as("one of each code")
                .hasSize((int) CODES.stream()
                        .filter(code -> code.severity() == Severity.INFO)
                        .count());
        assertThat(findings.all())
                .filteredOn(finding -> finding.severity() == Severity.BLOCKING && !finding.sum())
                .hasSizeGreaterThan(100);
    }

    private void each(int times, Details details, String evidence) {
        for (int i = 0; i < times; i++) {
            CODES.forEach(code -> findings.accept(code.at(evidence, details)));
        }
    }

    @Test
    void what_blocks_comes_first_and_a_long_message_is_cut() {
        findings.accept(FindingCode.CUSTOM_RULE.at("rules.xml", Details.of("rule", "x".repeat(700))));
        findings.accept(FindingCode.ATTRIBUTES_EXCLUDED.at("mv.xml", Details.of("attributes", "mail")));

        assertThat(findings.all()).extracting(Finding::severity).containsExactly(Severity.BLOCKING, Severity.INFO);
        assertThat(findings.all().getLast().message()).hasSize(501).endsWith("…");
    }
}
