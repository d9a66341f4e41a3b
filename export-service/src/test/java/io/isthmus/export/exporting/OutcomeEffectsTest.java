package io.isthmus.export.exporting;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.outcomes.ExportOutcome.Operation;
import io.isthmus.contracts.outcomes.ExportOutcome.Result;
import io.isthmus.export.exporting.OutcomeEffects.Memory;
import io.isthmus.export.exporting.OutcomeEffects.Note;
import io.isthmus.export.matching.LookUpNames;
import io.isthmus.export.pending.Image;
import io.isthmus.export.pending.PendingExport;
import io.isthmus.export.target.ObservedObject;
import io.isthmus.export.target.Outcome;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The table in {@link OutcomeEffects}, line by line, and what holds of all of it. */
class OutcomeEffectsTest {

    private static final Image BEFORE =
            new Image(Map.of("title", List.of("Clerk"), "accountEnabled", List.of("true")), Map.of());
    private static final Image AFTER = new Image(Map.of("title", List.of("Boss")), Map.of());
    private static final Outcome ACCEPTED = new Outcome.Accepted("id", "v2");
    private static final Outcome UNKNOWN = new Outcome.Unknown("no answer");
    private static final Outcome.Rejected REJECTED = new Outcome.Rejected("INVALID_VALUE", "no", false);

    @Example
    void what_was_created_is_remembered_under_the_targets_id() {
        OutcomeEffects effects = written(new PendingExport.Add("a", ObjectType.USER, AFTER, true), Operation.ADD);

        assertThat(effects.memory()).isEqualTo(new Memory.Created("id", "v2", AFTER));
        assertThat(effects.fate()).isEqualTo(Tries.Fate.WRITTEN);
        assertThat(effects.note()).isEqualTo(new Note.Accepted());
        assertThat(effects.references()).isTrue();
        assertThat(effects.comparedAgain()).isFalse();
        assertThat(effects.deletion()).isFalse();
    }

    @Example
    void what_was_changed_is_remembered_as_it_was_written() {
        PendingExport update = new PendingExport.Update(
                "a",
                ObjectType.USER,
                "id",
                "v1",
                BEFORE,
                List.of(new PendingExport.Change("title", false, List.of("Clerk"), List.of("Boss"))),
                false);

        assertThat(written(update, Operation.UPDATE).memory())
                .isEqualTo(new Memory.Changed(
                        "v2",
                        new Image(Map.of("title", List.of("Boss"), "accountEnabled", List.of("true")), Map.of())));
    }

    @Example
    void a_disabling_is_remembered_and_counts_as_a_deletion() {
        OutcomeEffects effects =
                written(new PendingExport.Disable("a", ObjectType.USER, "id", "v1", BEFORE), Operation.DISABLE);

        assertThat(effects.memory())
                .isEqualTo(new Memory.Changed(
                        "v2",
                        new Image(Map.of("title", List.of("Clerk"), "accountEnabled", List.of("false")), Map.of())));
        assertThat(effects.deletion()).isTrue();
    }

    @Example
    void a_deletion_counts_and_nobody_is_surprised() {
        OutcomeEffects effects = written(new PendingExport.Delete("a", ObjectType.USER, "id", "v1"), Operation.DELETE);

        assertThat(effects.memory()).isEqualTo(new Memory.Gone(false));
        assertThat(effects.deletion()).isTrue();
        assertThat(effects.comparedAgain()).isTrue();
    }

    @Example
    void a_membership_written_in_part_rests_and_may_have_been_carried_out_further() {
        ExportResult.Failed failed = new ExportResult.Failed("INVALID_VALUE", "no", REJECTED);
        OutcomeEffects effects = OutcomeEffects.of(
                work(ObjectType.GROUP, Operation.UPDATE), new ExportResult.MembersWritten(List.of(), failed), false);

        assertThat(effects.memory()).isEqualTo(new Memory.Members(List.of()));
        assertThat(effects.fate()).isEqualTo(Tries.Fate.MEMBERS_FAILED);
        assertThat(effects.note()).isEqualTo(new Note.Corrected(Result.UNKNOWN));
        assertThat(effects.code()).isEqualTo("INVALID_VALUE");
        assertThat(effects.comparedAgain()).isTrue();
    }

    @Example
    void what_a_look_up_finds_replaces_the_memory_and_what_was_refused_was_not_written() {
        ObservedObject found = new ObservedObject(ObjectType.USER, "id", "a", null, null, null, AFTER, null);

        assertThat(of(new ExportResult.Seen(found, UNKNOWN)).memory()).isEqualTo(new Memory.Seen(found));
        assertThat(of(new ExportResult.Seen(found, UNKNOWN)).note()).isEqualTo(new Note.Corrected(Result.UNKNOWN));
        assertThat(of(new ExportResult.Seen(found, REJECTED)).note()).isEqualTo(new Note.Corrected(Result.REJECTED));
    }

    @Example
    void who_is_gone_although_nobody_here_deleted_them_surprises() {
        assertThat(of(new ExportResult.Gone(UNKNOWN)).memory()).isEqualTo(new Memory.Gone(true));
        assertThat(of(new ExportResult.Gone(UNKNOWN)).deletion()).isFalse();
        OutcomeEffects deleted =
                OutcomeEffects.of(work(ObjectType.USER, Operation.DELETE), new ExportResult.Gone(UNKNOWN), false);
        assertThat(deleted.memory()).isEqualTo(new Memory.Gone(false));
        assertThat(deleted.deletion()).isTrue();
    }

    @Example
    void a_fault_without_an_answer_may_have_been_carried_out() {
        OutcomeEffects effects = of(new ExportResult.Failed("UNEXPECTED", "x".repeat(2_000), null));

        assertThat(effects.note()).isEqualTo(new Note.Corrected(Result.UNKNOWN));
        assertThat(effects.result()).isNull();
        assertThat(effects.reason()).hasSize(OutcomeEffects.REASON_LENGTH);
    }

    @Example
    void what_was_never_sent_leaves_no_trace_but_that_its_note_is_struck_out() {
        OutcomeEffects effects = of(new ExportResult.NotSent());

        assertThat(effects.fate()).isNull();
        assertThat(effects.memory()).isEqualTo(new Memory.Unchanged());
        assertThat(effects.note()).isEqualTo(new Note.StruckOut());
    }

    @Property
    void nothing_is_counted_as_deleted_but_what_was_asked_to_be(
            @ForAll("settled") ExportResult settled, @ForAll Operation operation, @ForAll ObjectType type) {
        OutcomeEffects effects = OutcomeEffects.of(work(type, operation), settled, false);

        if (effects.deletion()) {
            assertThat(operation).isIn(Operation.DELETE, Operation.DISABLE);
        }
        if (effects.memory() instanceof Memory.Gone gone && gone.surprising()) {
            assertThat(effects.deletion()).isFalse();
        }
    }

    @Property
    void whatever_is_put_back_is_compared_again_unless_it_failed_or_was_not_sent(
            @ForAll("settled") ExportResult settled, @ForAll Operation operation, @ForAll ObjectType type) {
        OutcomeEffects effects = OutcomeEffects.of(work(type, operation), settled, true);

        assertThat(effects.comparedAgain()).isEqualTo(effects.fate() != null && effects.fate() != Tries.Fate.FAILED);
    }

    @Property
    void only_the_whole_image_of_a_person_needs_no_other_look(
            @ForAll("settled") ExportResult settled, @ForAll Operation operation, @ForAll ObjectType type) {
        OutcomeEffects effects = OutcomeEffects.of(work(type, operation), settled, false);

        if (effects.fate() == Tries.Fate.WRITTEN && !effects.comparedAgain()) {
            assertThat(type).isNotEqualTo(ObjectType.GROUP);
            assertThat(effects.memory()).isInstanceOfAny(Memory.Created.class, Memory.Changed.class);
        }
    }

    @Property
    void what_stays_in_flight_and_what_failed_changes_nothing_that_is_known_of_the_target(
            @ForAll("settled") ExportResult settled, @ForAll Operation operation) {
        OutcomeEffects effects = OutcomeEffects.of(work(ObjectType.USER, operation), settled, false);

        if (OutcomeEffects.inFlight(settled) || effects.fate() == Tries.Fate.FAILED) {
            assertThat(effects.memory()).isEqualTo(new Memory.Unchanged());
        }
    }

    @Provide
    Arbitrary<ExportResult> settled() {
        Arbitrary<Outcome> outcomes = Arbitraries.of(ACCEPTED, UNKNOWN, REJECTED, new Outcome.Stale("412"));
        Arbitrary<PendingExport> exports = Arbitraries.of(
                new PendingExport.Add("a", ObjectType.USER, AFTER, false),
                new PendingExport.Disable("a", ObjectType.USER, "id", null, BEFORE),
                new PendingExport.Delete("a", ObjectType.USER, "id", null));
        ObservedObject found = new ObservedObject(ObjectType.USER, "id", "a", null, null, null, AFTER, null);
        return Arbitraries.oneOf(
                Combinators.combine(exports, outcomes)
                        .as((export, outcome) -> new ExportResult.Written(export, "id", null, outcome)),
                outcomes.map(outcome -> new ExportResult.Seen(found, outcome)),
                outcomes.map(ExportResult.Gone::new),
                outcomes.map(outcome -> new ExportResult.Failed("CODE", "reason", outcome)),
                Arbitraries.of(
                        new ExportResult.NotSent(),
                        new ExportResult.StillUnknown(),
                        new ExportResult.MembersWritten(List.of(), null)));
    }

    private static OutcomeEffects written(PendingExport export, Operation operation) {
        return OutcomeEffects.of(
                work(export.objectType(), operation), new ExportResult.Written(export, "id", "v2", ACCEPTED), false);
    }

    private static OutcomeEffects of(ExportResult settled) {
        return OutcomeEffects.of(work(ObjectType.USER, Operation.UPDATE), settled, false);
    }

    private static Work work(ObjectType type, Operation operation) {
        return new Work(1, "a", type, "id", null, new LookUpNames(null, null, List.of()), operation, 0, List.of());
    }
}
