package io.isthmus.chassis.configlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.chassis.configlog.ConfigState.Folded;
import io.isthmus.contracts.config.ConfigChange;
import io.isthmus.contracts.config.ConfigChange.Verdict;
import io.isthmus.contracts.config.ConfigRecord;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ConfigStateTest {

    private static final String TARGET = "cloud";
    private static final List<String> DEPLOYMENTS = List.of("old", "new", "third");

    @Test
    void without_any_record_nobody_may_export() {
        assertThat(ConfigState.EMPTY.exportControlOf(TARGET).activeDeployment()).isNull();
        assertThat(ConfigState.EMPTY.isActive("old", TARGET)).isFalse();
    }

    @Test
    void of_two_records_on_the_same_revision_the_second_is_refused() {
        ConfigState state = accepted(ConfigState.EMPTY, promoted("old", 1));

        assertThat(state.fold(record(0, new ConfigChange.Promoted(TARGET, "new", 1))))
                .isInstanceOf(Folded.Refused.class);
        assertThat(state.isActive("old", TARGET)).isTrue();
    }

    @Test
    void a_second_deployment_is_promoted_only_after_the_first_is_demoted() {
        ConfigState active = accepted(ConfigState.EMPTY, promoted("old", 1));
        assertThat(active.fold(record(1, promoted("new", 2)))).isInstanceOf(Folded.Refused.class);

        ConfigState nobody = accepted(active, new ConfigChange.Demoted(TARGET, "old", 2));
        assertThat(nobody.exportControlOf(TARGET).demoted()).isEqualTo("old");
        assertThat(nobody.exportControlOf(TARGET).quiesced()).isFalse();

        ConfigState quiet = accepted(nobody, new ConfigChange.Quiesced(TARGET, "old", 2));
        assertThat(quiet.exportControlOf(TARGET).quiesced()).isTrue();
        assertThat(accepted(quiet, promoted("new", 3)).isActive("new", TARGET)).isTrue();
    }

    @Test
    void a_confirmation_for_another_epoch_is_refused() {
        ConfigState demoted =
                accepted(accepted(ConfigState.EMPTY, promoted("old", 1)), new ConfigChange.Demoted(TARGET, "old", 2));

        assertThat(demoted.fold(record(2, new ConfigChange.Quiesced(TARGET, "old", 1))))
                .isInstanceOf(Folded.Refused.class);
    }

    @Property
    void whatever_is_appended_epochs_only_rise_and_at_most_one_deployment_is_active(
            @ForAll("anyRecords") List<ConfigRecord> log) {
        ConfigState state = ConfigState.EMPTY;
        for (ConfigRecord record : log) {
            ExportControl before = state.exportControlOf(TARGET);
            if (state.fold(record) instanceof Folded.Accepted accepted) {
                ExportControl after = accepted.state().exportControlOf(TARGET);
                assertThat(after.epoch()).isBetween(before.epoch(), before.epoch() + 1);
                assertThat(before.activeDeployment() != null
                                && after.activeDeployment() != null
                                && !after.equals(before))
                        .as("nobody is replaced without a demotion between")
                        .isFalse();
                assertThat(accepted.state().revision()).isEqualTo(state.revision() + 1);
                state = accepted.state();
            }
        }
    }

    @Test
    void a_restoration_makes_its_deployment_active_for_one_plan_until_it_is_demoted() {
        ConfigState restoring = accepted(ConfigState.EMPTY, new ConfigChange.RestorationBegun(TARGET, "old", "p-1", 1));

        assertThat(restoring.isActive("old", TARGET)).isTrue();
        assertThat(restoring.exportControlOf(TARGET).restoration()).isEqualTo("p-1");
        assertThat(restoring.fold(record(1, promoted("new", 2)))).isInstanceOf(Folded.Refused.class);
        assertThat(restoring.fold(record(1, new ConfigChange.RestorationBegun(TARGET, "old", "p-2", 2))))
                .isInstanceOf(Folded.Refused.class);

        ConfigState demoted = accepted(restoring, new ConfigChange.Demoted(TARGET, "old", 2));
        assertThat(demoted.exportControlOf(TARGET).restoration()).isNull();
        assertThat(accepted(demoted, promoted("old", 3)).exportControlOf(TARGET).restoration())
                .isNull();
    }

    @Test
    void the_newest_word_on_a_person_counts_until_it_is_taken_back() {
        ConfigState back = accepted(ConfigState.EMPTY, decided("a1", Verdict.SAME_PERSON));
        ConfigState another = accepted(back, decided("a1", Verdict.SOMEBODY_ELSE));
        ConfigState nobody = accepted(another, decided("a1", Verdict.UNDECIDED));

        assertThat(back.verdictsOf("old").byAnchor().get("a1").verdict()).isEqualTo(Verdict.SAME_PERSON);
        assertThat(another.verdictsOf("old").byAnchor().get("a1").verdict()).isEqualTo(Verdict.SOMEBODY_ELSE);
        assertThat(nobody.verdictsOf("old").byAnchor()).isEmpty();
        assertThat(nobody.verdictsOf("old").revision()).isEqualTo(3);
        assertThat(another.verdictsOf("new")).isEqualTo(PersonVerdicts.NONE);
    }

    @Test
    void a_word_that_does_not_say_of_whose_return_it_speaks_is_refused() {
        assertThat(ConfigState.EMPTY.fold(
                        record(0, new ConfigChange.PersonDecided("old", "a1", Verdict.SAME_PERSON, null, null))))
                .isInstanceOf(Folded.Refused.class);
        assertThat(ConfigState.EMPTY.fold(
                        record(0, new ConfigChange.PersonDecided("old", "a1", Verdict.KEPT, "f1", null))))
                .isInstanceOf(Folded.Refused.class);
    }

    @Property
    void all_readers_of_the_same_log_agree(@ForAll("anyRecords") List<ConfigRecord> log) {
        assertThat(folded(log)).isEqualTo(folded(log));
    }

    @Provide
    Arbitrary<List<ConfigRecord>> anyRecords() {
        Arbitrary<ConfigChange> changes = Combinators.combine(
                        Arbitraries.of(DEPLOYMENTS),
                        Arbitraries.longs().between(1, 6),
                        Arbitraries.integers().between(0, 4))
                .as((deployment, epoch, kind) -> switch (kind) {
                    case 0 -> new ConfigChange.Promoted(TARGET, deployment, epoch);
                    case 1 -> new ConfigChange.Demoted(TARGET, deployment, epoch);
                    case 3 ->
                        new ConfigChange.PersonDecided(deployment, "a" + epoch, Verdict.SOMEBODY_ELSE, "former", null);
                    case 2 -> new ConfigChange.RestorationBegun(TARGET, deployment, "plan", epoch);
                    default -> new ConfigChange.Quiesced(TARGET, deployment, epoch);
                });
        return Combinators.combine(Arbitraries.longs().between(0, 6), changes)
                .as(ConfigStateTest::record)
                .list()
                .ofMaxSize(60);
    }

    private static ConfigState folded(List<ConfigRecord> log) {
        ConfigState state = ConfigState.EMPTY;
        for (ConfigRecord record : log) {
            if (state.fold(record) instanceof Folded.Accepted accepted) {
                state = accepted.state();
            }
        }
        return state;
    }

    private static ConfigChange decided(String anchor, Verdict verdict) {
        return new ConfigChange.PersonDecided("old", anchor, verdict, "former", null);
    }

    private static ConfigChange.Promoted promoted(String deployment, long epoch) {
        return new ConfigChange.Promoted(TARGET, deployment, epoch);
    }

    private static ConfigState accepted(ConfigState state, ConfigChange change) {
        return ((Folded.Accepted) state.fold(record(state.revision(), change))).state();
    }

    private static ConfigRecord record(long basedOn, ConfigChange change) {
        return new ConfigRecord(
                1, UUID.randomUUID().toString(), basedOn, Instant.parse("2026-11-21T08:00:00Z"), "anna", null, change);
    }
}
