package io.isthmus.migration.migrating;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.migration.StepBody.ChooseInstallation;
import io.isthmus.contracts.migration.StepBody.ChooseInstallation.Kind;
import io.isthmus.migration.migrating.Judgement.NotPassed;
import io.isthmus.migration.migrating.Judgement.Passed;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.WithNull;

class InstallationJudgementTest {

    @Property
    void express_is_for_what_is_known_to_suit_and_custom_for_everything(
            @ForAll @WithNull @IntRange(max = 3) Integer forests,
            @ForAll @WithNull @LongRange(min = 99_990, max = 100_010) Long objects,
            @ForAll @WithNull Boolean enterpriseAdmin,
            @ForAll @WithNull Boolean passwordHashSync) {
        boolean suits = forests != null
                && forests == 1
                && objects != null
                && objects < 100_000
                && Boolean.TRUE.equals(enterpriseAdmin)
                && Boolean.TRUE.equals(passwordHashSync);

        Judgement express = judge(Kind.EXPRESS, forests, objects, enterpriseAdmin, passwordHashSync);
        if (suits) {
            assertThat(express).isInstanceOf(Passed.class);
        } else {
            assertThat(express).isInstanceOfSatisfying(NotPassed.class, not -> {
                assertThat(not.failure().code()).isEqualTo("EXPRESS_NOT_ADVISED");
                assertThat(not.failure().whatToDo()).contains("CUSTOM");
            });
        }
        assertThat(judge(Kind.CUSTOM, forests, objects, enterpriseAdmin, passwordHashSync))
                .isInstanceOf(Passed.class);
    }

    private static Judgement judge(Kind kind, Integer forests, Long objects, Boolean admin, Boolean hashes) {
        return InstallationJudgement.judge(
                new ChooseInstallation(kind, forests, objects, admin, hashes, List.of(), null), List.of(), "digest");
    }
}
