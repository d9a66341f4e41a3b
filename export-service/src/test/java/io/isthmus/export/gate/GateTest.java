package io.isthmus.export.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.export.GateState;
import io.isthmus.contracts.export.GateState.Code;
import io.isthmus.contracts.settings.ChangeLimits;
import io.isthmus.contracts.settings.SafetySettings;
import io.isthmus.contracts.settings.SafetySettings.Deprovision;
import io.isthmus.contracts.settings.SafetySettings.HeldFlow;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class GateTest {

    private static final Duration LEASE = Duration.ofSeconds(30);

    @Test
    void it_is_open_when_every_proof_is_there() {
        assertThat(Gate.judge(proven())).isEqualTo(new GateState(true, false, 3, "here", List.of()));
    }

    @Property
    void it_is_open_only_when_every_proof_is_there(
            @ForAll boolean loaded,
            @ForAll @IntRange(max = 60) int readSecondsAgo,
            @ForAll boolean configured,
            @ForAll boolean active,
            @ForAll boolean imported,
            @ForAll boolean batchComplete,
            @ForAll boolean caughtUp,
            @ForAll boolean readOn,
            @ForAll @IntRange(max = 20) int deletions) {
        GateState state = Gate.judge(new GateInput(
                "here",
                new GateInput.Configuration(loaded, Duration.ofSeconds(readSecondsAgo), LEASE, configured),
                new GateInput.Control(active ? "here" : "there", 3, Duration.ofHours(1), null),
                imported ? 3L : 2L,
                new GateInput.Batch(true, batchComplete, caughtUp, readOn ? null : "batches-0 stands at 5 of 9"),
                new GateInput.Removals(
                        limit(10, 0),
                        List.of(new GateInput.Deletions(ObjectType.USER, deletions, 0, 100)),
                        true,
                        GateInput.Changes.NONE),
                GateInput.Restoration.NONE));

        boolean proven = loaded
                && readSecondsAgo <= 30
                && configured
                && active
                && imported
                && batchComplete
                && caughtUp
                && readOn
                && deletions < 10;
        assertThat(state.open()).isEqualTo(proven);
        assertThat(state.holds().isEmpty()).isEqualTo(state.open());
    }

    @Test
    void nobody_active_means_staging_mode() {
        assertThat(holds(with(new GateInput.Control(null, 0, Duration.ZERO, null))))
                .contains(Code.STAGING_MODE);
    }

    @Test
    void an_exporter_before_us_that_did_not_confirm_is_waited_for_until_its_lease_has_passed() {
        assertThat(holds(with(new GateInput.Control("here", 3, Duration.ofSeconds(29), "there"))))
                .containsExactly(Code.FOREIGN_EXPORTER);
        assertThat(holds(with(new GateInput.Control("here", 3, Duration.ofSeconds(31), "there"))))
                .isEmpty();
    }

    @Test
    void it_holds_at_the_threshold_itself_and_says_the_numbers() {
        GateState state = Gate.judge(deleting(limit(500, 0), new GateInput.Deletions(ObjectType.USER, 500, 0, 9_000)));

        assertThat(state.holds()).singleElement().satisfies(hold -> {
            assertThat(hold.code()).isEqualTo(Code.DELETION_THRESHOLD_EXCEEDED);
            assertThat(hold.message()).isEqualTo("held: 500 deletions of users, limit 500");
        });
    }

    @Test
    void many_small_plans_do_not_slip_under_the_threshold() {
        assertThat(holds(deleting(limit(500, 0), new GateInput.Deletions(ObjectType.USER, 1, 499, 9_000))))
                .containsExactly(Code.DELETION_THRESHOLD_EXCEEDED);
        assertThat(holds(deleting(limit(500, 0), new GateInput.Deletions(ObjectType.USER, 1, 498, 9_000))))
                .isEmpty();
    }

    @Test
    void the_percentage_counts_per_object_type() {
        assertThat(holds(deleting(
                        limit(0, 10),
                        new GateInput.Deletions(ObjectType.GROUP, 5, 0, 50),
                        new GateInput.Deletions(ObjectType.USER, 5, 0, 5_000))))
                .containsExactly(Code.DELETION_THRESHOLD_EXCEEDED);
        assertThat(holds(deleting(limit(0, 10), new GateInput.Deletions(ObjectType.USER, 5, 0, 5_000))))
                .isEmpty();
    }

    @Test
    void four_deletions_are_no_percentage_and_the_default_is_ten_from_five_on() {
        assertThat(holds(deleting(SafetySettings.defaults(), new GateInput.Deletions(ObjectType.USER, 4, 0, 10))))
                .isEmpty();
        assertThat(holds(deleting(SafetySettings.defaults(), new GateInput.Deletions(ObjectType.USER, 5, 0, 50))))
                .containsExactly(Code.DELETION_THRESHOLD_EXCEEDED);
        assertThat(holds(deleting(SafetySettings.defaults(), new GateInput.Deletions(ObjectType.USER, 1, 4, 46))))
                .containsExactly(Code.DELETION_THRESHOLD_EXCEEDED);
        assertThat(holds(deleting(SafetySettings.defaults(), new GateInput.Deletions(ObjectType.USER, 5, 0, 51))))
                .isEmpty();
    }

    @Test
    void groups_that_lose_a_tenth_of_all_memberships_are_held() {
        assertThat(holds(changing(null, new GateInput.Changes(0, 1, 20, 200))))
                .containsExactly(Code.REMOVED_MEMBERS_EXCEEDED);
        assertThat(holds(changing(null, new GateInput.Changes(0, 1, 19, 20)))).isEmpty();
        assertThat(holds(changing(null, new GateInput.Changes(0, 1, 20, 201)))).isEmpty();
        assertThat(holds(changing(null, new GateInput.Changes(0, 9, 5_000, 1_000_000))))
                .containsExactly(Code.REMOVED_MEMBERS_EXCEEDED);
        assertThat(holds(changing(new ChangeLimits(0, 0, null, null), new GateInput.Changes(0, 9, 900, 900))))
                .isEmpty();
    }

    @Test
    void updates_and_additions_are_held_only_where_somebody_has_set_a_limit() {
        GateInput.Changes many = new GateInput.Changes(90_000, 90_000, 0, 0);

        assertThat(holds(changing(null, many))).isEmpty();
        assertThat(holds(changing(new ChangeLimits(null, null, 90_000, 90_001), many)))
                .containsExactly(Code.UPDATES_EXCEEDED);
        assertThat(holds(changing(new ChangeLimits(null, null, 0, 90_000), many)))
                .containsExactly(Code.ADDITIONS_EXCEEDED);
    }

    @Test
    void by_choice_only_the_deletions_wait_but_never_when_anything_else_is_in_the_way() {
        SafetySettings alone = new SafetySettings(
                500, 10, Duration.ofHours(24), Deprovision.DISABLE, null, null, HeldFlow.DELETIONS_WAIT);
        GateInput held = deleting(alone, new GateInput.Deletions(ObjectType.USER, 50, 0, 100));

        assertThat(Gate.judge(held).open()).isFalse();
        assertThat(Gate.judge(held).lets()).isTrue();
        assertThat(Gate.judge(with(held, new GateInput.Batch(true, false, true, null)))
                        .lets())
                .isFalse();
        assertThat(Gate.judge(deleting(limit(50, 0), new GateInput.Deletions(ObjectType.USER, 50, 0, 100)))
                        .lets())
                .isFalse();
    }

    @Test
    void an_empty_source_deletes_nobody() {
        GateInput input = deleting(limit(0, 0), new GateInput.Deletions(ObjectType.USER, 1, 0, 1));

        assertThat(holds(new GateInput(
                        input.deployment(),
                        input.configuration(),
                        input.control(),
                        3L,
                        input.batch(),
                        new GateInput.Removals(
                                input.removals().safety(), input.removals().deletions(), false, GateInput.Changes.NONE),
                        input.restoration())))
                .containsExactly(Code.EMPTY_SOURCE);
    }

    private static List<Code> holds(GateInput input) {
        return Gate.judge(input).holds().stream().map(GateState.Hold::code).toList();
    }

    private static GateInput proven() {
        return deleting(limit(500, 0));
    }

    private static SafetySettings limit(int count, int percent) {
        return new SafetySettings(count, percent, Duration.ofHours(24), Deprovision.DISABLE);
    }

    private static GateInput changing(ChangeLimits limits, GateInput.Changes changes) {
        GateInput input = proven();
        return with(
                input,
                new GateInput.Removals(
                        new SafetySettings(500, 10, Duration.ofHours(24), Deprovision.DISABLE, null, limits, null),
                        List.of(),
                        true,
                        changes));
    }

    private static GateInput deleting(SafetySettings safety, GateInput.Deletions... deletions) {
        return new GateInput(
                "here",
                new GateInput.Configuration(true, Duration.ofSeconds(1), LEASE, true),
                new GateInput.Control("here", 3, Duration.ofHours(1), null),
                3L,
                new GateInput.Batch(true, true, true, null),
                new GateInput.Removals(safety, List.of(deletions), true, GateInput.Changes.NONE),
                GateInput.Restoration.NONE);
    }

    private static GateInput with(GateInput.Control control) {
        GateInput input = proven();
        return new GateInput(
                input.deployment(),
                input.configuration(),
                control,
                control.epoch(),
                input.batch(),
                input.removals(),
                input.restoration());
    }

    private static GateInput with(GateInput input, GateInput.Batch batch) {
        return new GateInput(
                input.deployment(),
                input.configuration(),
                input.control(),
                input.importedEpoch(),
                batch,
                input.removals(),
                input.restoration());
    }

    private static GateInput with(GateInput input, GateInput.Removals removals) {
        return new GateInput(
                input.deployment(),
                input.configuration(),
                input.control(),
                input.importedEpoch(),
                input.batch(),
                removals,
                input.restoration());
    }
}
