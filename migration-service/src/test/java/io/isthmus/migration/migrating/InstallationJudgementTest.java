package io.isthmus.migration.migrating;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.analysis.InstallationAdvice;
import io.isthmus.contracts.migration.StepBody.ChooseInstallation;
import io.isthmus.contracts.migration.StepBody.ChooseInstallation.Kind;
import io.isthmus.migration.migrating.StepJudgement.NotPassed;
import io.isthmus.migration.migrating.StepJudgement.Passed;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.WithNull;

class InstallationJudgementTest {

    @Property
    void express_is_for_what_nothing_speaks_against_and_custom_for_everything(
            @ForAll @Size(max = 4) List<Boolean> speaksAgainst, @ForAll @WithNull Boolean enterpriseAdmin) {
        List<InstallationAdvice> advice = speaksAgainst.stream()
                .map(against -> new InstallationAdvice("R", against ? "custom" : "express", against, "because of it"))
                .toList();
        boolean suits = !speaksAgainst.contains(true) && Boolean.TRUE.equals(enterpriseAdmin);

        StepJudgement express = judge(Kind.EXPRESS, enterpriseAdmin, advice);
        if (suits) {
            assertThat(express).isInstanceOf(Passed.class);
        } else {
            assertThat(express).isInstanceOfSatisfying(NotPassed.class, not -> {
                assertThat(not.failure().code()).isEqualTo("EXPRESS_NOT_ADVISED");
                assertThat(not.failure().message())
                        .contains(speaksAgainst.contains(true) ? "because of it" : "enterprise admin");
                assertThat(not.failure().whatToDo()).contains("CUSTOM");
            });
        }
        assertThat(judge(Kind.CUSTOM, enterpriseAdmin, advice)).isInstanceOf(Passed.class);
    }

    private static StepJudgement judge(Kind kind, Boolean admin, List<InstallationAdvice> advice) {
        return InstallationJudgement.judge(
                new ChooseInstallation(kind, null, null, admin, null, List.of(), null), advice, List.of(), "digest");
    }
}
