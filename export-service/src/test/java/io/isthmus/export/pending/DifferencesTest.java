package io.isthmus.export.pending;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.batches.DesiredAbsence.Reason;
import io.isthmus.contracts.outcomes.ExportOutcome.Operation;
import io.isthmus.contracts.settings.SafetySettings;
import io.isthmus.contracts.settings.SafetySettings.Orphans;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DifferencesTest {

    private static final Image ANNA = image("displayName", "Anna", "title", "Dr.");

    private final PendingDifferences differences =
            new PendingDifferences(EverythingSchema.complete(), SafetySettings.defaults());

    @Test
    void absent_and_desired_is_an_add() {
        assertThat(pending(wanted(ANNA), new Expected.Absent(), true))
                .isInstanceOfSatisfying(
                        PendingExport.Add.class, add -> assertThat(add.image()).isEqualTo(ANNA));
    }

    @Test
    void a_difference_is_an_update_of_just_that_attribute() {
        assertThat(pending(wanted(ANNA), there(image("displayName", "Anna", "title", "Mr.")), true))
                .isInstanceOfSatisfying(
                        PendingExport.Update.class,
                        update -> assertThat(update.changes())
                                .containsExactly(
                                        new PendingExport.Change("title", false, List.of("Mr."), List.of("Dr."))));
    }

    @Test
    void attributes_nobody_manages_are_left_alone() {
        assertThat(differences.judge(
                        object(wanted(ANNA), there(image("displayName", "Anna", "title", "Dr.", "x", "1")), true)))
                .isEqualTo(new ExportJudgement.InPlace());
    }

    @Test
    void a_managed_attribute_without_value_is_emptied() {
        Image desired = new Image(Map.of("title", List.of()), Map.of());

        assertThat(pending(wanted(desired), there(image("title", "Dr.")), true))
                .isInstanceOfSatisfying(
                        PendingExport.Update.class,
                        update -> assertThat(update.after().attributes()).isEmpty());
    }

    @Test
    void what_the_target_cannot_hold_is_left_out() {
        PendingDifferences modest = new PendingDifferences(
                new EverythingSchema(Set.of(ObjectType.CONTACT), Set.of("title")), SafetySettings.defaults());

        assertThat(modest.judge(object(wanted(ANNA), there(image("displayName", "Anna")), true)))
                .isEqualTo(new ExportJudgement.InPlace());
        assertThat(modest.judge(
                        new TargetObject("c", ObjectType.CONTACT, wanted(ANNA), new Expected.Absent(), false, null)))
                .isInstanceOf(ExportJudgement.Unsupported.class);
    }

    @Test
    void an_owned_object_that_is_gone_from_the_source_is_deleted() {
        assertThat(pending(new Desired.Absent(Reason.DELETED_AT_SOURCE), there(ANNA), true)
                        .operation())
                .isEqualTo(Operation.DELETE);
    }

    @Test
    void an_owned_user_out_of_scope_is_disabled_once() {
        assertThat(pending(new Desired.Absent(Reason.OUT_OF_SCOPE), there(ANNA), true)
                        .operation())
                .isEqualTo(Operation.DISABLE);
        assertThat(differences.judge(object(
                        new Desired.Absent(Reason.OUT_OF_SCOPE),
                        there(image(PendingDifferences.ACCOUNT_ENABLED, "false")),
                        true)))
                .isEqualTo(new ExportJudgement.InPlace());
    }

    @Test
    void who_has_left_with_a_grace_is_disabled_and_groups_have_none() {
        assertThat(pending(new Desired.Absent(Reason.DELETED_AT_SOURCE, true), there(ANNA), true)
                        .operation())
                .isEqualTo(Operation.DISABLE);
        assertThat(new Desired.Absent(Reason.DELETED_AT_SOURCE, true)
                        .stays(ObjectType.GROUP, SafetySettings.defaults()))
                .isFalse();
    }

    @Test
    void an_orphan_is_deleted_or_disabled_as_the_settings_say() {
        TargetObject orphan = object(new Desired.NoSource(), there(ANNA), true);

        assertThat(under(Orphans.DELETE).judge(orphan))
                .isInstanceOfSatisfying(
                        ExportJudgement.Pending.class,
                        pending -> assertThat(pending.export().operation()).isEqualTo(Operation.DELETE));
        assertThat(under(Orphans.DISABLE).judge(orphan))
                .isInstanceOfSatisfying(
                        ExportJudgement.Pending.class,
                        pending -> assertThat(pending.export().operation()).isEqualTo(Operation.DISABLE));
        assertThat(under(Orphans.KEEP).judge(orphan)).isEqualTo(new ExportJudgement.InPlace());
    }

    private static PendingDifferences under(Orphans policy) {
        return new PendingDifferences(
                EverythingSchema.complete(), SafetySettings.defaults().withOrphans(policy));
    }

    @Test
    void what_is_not_ours_is_never_deleted() {
        assertThat(differences.judge(object(new Desired.Absent(Reason.DELETED_AT_SOURCE), there(ANNA), false)))
                .isEqualTo(new ExportJudgement.InPlace());
    }

    @Test
    void what_was_written_and_not_seen_is_pending_again_and_says_so() {
        TargetObject object =
                new TargetObject("a", ObjectType.USER, wanted(ANNA), there(image("displayName", "Anna")), true, ANNA);

        assertThat(differences.judge(object))
                .isInstanceOfSatisfying(
                        ExportJudgement.Pending.class,
                        pending -> assertThat(pending.notPersisted()).containsExactly("title"));
    }

    @Test
    void a_reference_to_what_is_not_there_yet_waits() {
        Desired.Present desired = new Desired.Present(ANNA, Set.of("manager"));

        assertThat(pending(desired, new Expected.Absent(), true))
                .isInstanceOfSatisfying(
                        PendingExport.Add.class, add -> assertThat(add.waits()).isTrue());
        assertThat(differences.judge(object(desired, there(ANNA), true))).isEqualTo(new ExportJudgement.InPlace());
    }

    private PendingExport pending(Desired desired, Expected expected, boolean owned) {
        return ((ExportJudgement.Pending) differences.judge(object(desired, expected, owned))).export();
    }

    private static TargetObject object(Desired desired, Expected expected, boolean owned) {
        return new TargetObject("a", ObjectType.USER, desired, expected, owned, null);
    }

    private static Desired.Present wanted(Image image) {
        return new Desired.Present(image, Set.of());
    }

    private static Expected.Present there(Image image) {
        return new Expected.Present("id", null, image, false);
    }

    private static Image image(String... pairs) {
        Map<String, List<String>> attributes = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            attributes.put(pairs[i], List.of(pairs[i + 1]));
        }
        return new Image(attributes, Map.of());
    }
}
