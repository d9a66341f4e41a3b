package io.isthmus.analyzer.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.analysis.AnalysisResult.Verdict;
import io.isthmus.contracts.analysis.Finding;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class AssessmentPropertyTest {

    private static final Finding BLOCKING = FindingCode.SCRIPTED_FLOW.at("x");
    private static final Finding WARNING = FindingCode.GROUP_FILTER.at("x");

    @Property
    void a_blocking_finding_blocks_whatever_the_count(@ForAll @LongRange(min = 0, max = 1_000_000_000) long objects) {
        assertThat(Assessment.of(List.of(WARNING, BLOCKING), objects))
                .isEqualTo(new Assessment(Verdict.BLOCKED, null, false));
    }

    @Property
    void the_estimate_is_three_hours_for_each_50000_objects_rounded_up(
            @ForAll @LongRange(min = 0, max = 1_000_000_000) long objects) {
        Assessment assessment = Assessment.of(List.of(WARNING), objects);

        assertThat(assessment.estimatedMinutes() * 50_000).isBetween(objects * 180, objects * 180 + 49_999);
        assertThat(assessment.verdict()).isEqualTo(objects < 50_000 ? Verdict.IN_PLACE : Verdict.PARALLEL);
        assertThat(assessment.overrideAllowed()).isTrue();
    }
}
