package io.isthmus.migration.migrating;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.analysis.AnalysisResult.NotCarriedOver;
import io.isthmus.contracts.analysis.AnalysisResult.Status;
import io.isthmus.contracts.analysis.AnalysisResult.Verdict;
import io.isthmus.contracts.analysis.Finding;
import io.isthmus.contracts.analysis.Finding.Severity;
import io.isthmus.contracts.migration.ReCreation;
import io.isthmus.contracts.migration.StepBody.ReCreate.Decision;
import io.isthmus.migration.migrating.StepJudgement.NotPassed;
import io.isthmus.migration.migrating.StepJudgement.Passed;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ReCreationsTest {

    @Property
    void it_is_done_exactly_when_a_person_has_said_of_each_what_became_of_it(
            @ForAll @IntRange(max = 8) int blocking,
            @ForAll @IntRange(max = 8) int left,
            @ForAll @Size(max = 16) Set<@IntRange(max = 15) Integer> decided) {
        AnalysisResult analysis = analysis(blocking, left);
        List<ReCreation> open = ReCreations.of(analysis, Map.of());
        assertThat(open).hasSize(blocking + left).extracting(ReCreation::id).doesNotHaveDuplicates();

        Map<String, Decision> decisions = new HashMap<>();
        IntStream.range(0, open.size())
                .filter(decided::contains)
                .forEach(i -> decisions.put(open.get(i).id(), i % 2 == 0 ? Decision.RE_CREATED : Decision.GIVEN_UP));
        StepJudgement judgement = ReCreations.judge(ReCreations.of(analysis, decisions), null);

        if (decisions.size() == open.size()) {
            assertThat(judgement).isInstanceOf(Passed.class);
        } else {
            Set<String> missing = new HashSet<>();
            open.stream()
                    .map(ReCreation::id)
                    .filter(id -> !decisions.containsKey(id))
                    .forEach(missing::add);
            assertThat(judgement)
                    .isInstanceOfSatisfying(
                            NotPassed.class,
                            not -> assertThat(not.failure().message()).contains(missing));
        }
    }

    /** What blocks is listed as not carried over too by the analyzer, with the same words: it is one thing. */
    private static AnalysisResult analysis(int blocking, int left) {
        List<Finding> findings = IntStream.range(0, blocking)
                .mapToObj(i -> new Finding("EXTENSION_DLL", Severity.BLOCKING, "extension " + i, "ma.xml", "drop it"))
                .toList();
        List<NotCarriedOver> notCarriedOver = Stream.concat(
                        findings.stream()
                                .map(f -> new NotCarriedOver(f.message(), f.evidence(), "no code is run", "drop it")),
                        IntStream.range(0, left)
                                .mapToObj(i -> new NotCarriedOver("rule", "ma.xml#" + i, "not known", "re-create it")))
                .toList();
        return new AnalysisResult(
                1,
                "a1",
                "local",
                "export.zip",
                Instant.EPOCH,
                Instant.EPOCH,
                Status.DONE,
                null,
                null,
                null,
                Verdict.BLOCKED,
                null,
                false,
                findings,
                null,
                notCarriedOver,
                null);
    }
}
