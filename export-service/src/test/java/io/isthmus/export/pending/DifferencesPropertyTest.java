package io.isthmus.export.pending;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.batches.DesiredAbsence.Reason;
import io.isthmus.contracts.settings.SafetySettings;
import io.isthmus.contracts.settings.SafetySettings.Deprovision;
import io.isthmus.contracts.settings.SafetySettings.Orphans;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DifferencesPropertyTest {

    private static final TargetSchema SCHEMA = EverythingSchema.complete();

    @Property
    void applying_what_is_pending_leaves_nothing_pending(
            @ForAll("objects") TargetObject object, @ForAll("policies") SafetySettings safety) {
        PendingDifferences differences = new PendingDifferences(SCHEMA, safety);

        ExportJudgement after = differences.judge(applied(object, differences.judge(object)));

        assertThat(after).isEqualTo(new ExportJudgement.InPlace());
    }

    @Property
    void nothing_that_is_not_ours_is_ever_deleted_or_disabled(
            @ForAll("objects") TargetObject object, @ForAll("policies") SafetySettings safety) {
        TargetObject strangers = new TargetObject(
                object.targetAnchor(), object.objectType(), object.desired(), object.expected(), false, null);

        if (new PendingDifferences(SCHEMA, safety).judge(strangers) instanceof ExportJudgement.Pending pending) {
            assertThat(pending.export())
                    .isNotInstanceOf(PendingExport.Delete.class)
                    .isNotInstanceOf(PendingExport.Disable.class);
        }
    }

    @Property
    void what_was_never_seen_or_written_is_never_deleted(
            @ForAll("objects") TargetObject object, @ForAll("policies") SafetySettings safety) {
        TargetObject unseen = new TargetObject(
                object.targetAnchor(),
                object.objectType(),
                object.desired(),
                new Expected.Absent(),
                object.owned(),
                null);

        if (new PendingDifferences(SCHEMA, safety).judge(unseen) instanceof ExportJudgement.Pending pending) {
            assertThat(pending.export()).isInstanceOf(PendingExport.Add.class);
        }
    }

    @Property
    void an_orphan_is_kept_unless_the_settings_say_otherwise(@ForAll("objects") TargetObject object) {
        TargetObject orphan = new TargetObject(
                object.targetAnchor(),
                object.objectType(),
                new Desired.NoSource(),
                object.expected(),
                object.owned(),
                null);

        assertThat(new PendingDifferences(SCHEMA, SafetySettings.defaults()).judge(orphan))
                .isEqualTo(new ExportJudgement.InPlace());
        assertThat(new PendingDifferences(SCHEMA, SafetySettings.defaults().withOrphans(Orphans.KEEP)).judge(orphan))
                .isEqualTo(new ExportJudgement.InPlace());
    }

    @Property
    void the_digest_does_not_depend_on_order_and_tells_sets_apart(
            @ForAll("objects") TargetObject one, @ForAll("objects") TargetObject other) {
        PendingDifferences differences = new PendingDifferences(SCHEMA, SafetySettings.defaults());
        if (differences.judge(one) instanceof ExportJudgement.Pending first
                && differences.judge(other) instanceof ExportJudgement.Pending second) {
            byte[] left = Digest.hash(first.export(), "");
            byte[] right = Digest.hash(second.export(), "");

            assertThat(Digest.of(List.of(left, right))).isEqualTo(Digest.of(List.of(right, left)));
            assertThat(Digest.of(List.of(left))).isNotEqualTo(Digest.of(List.of(left, right)));
            assertThat(Digest.hash(first.export(), "a member")).isNotEqualTo(left);
        }
    }

    /** The object after its pending export was carried out by a target that does as it is told. */
    private static TargetObject applied(TargetObject object, ExportJudgement judgement) {
        if (!(judgement instanceof ExportJudgement.Pending pending)) {
            return object;
        }
        Expected after = switch (pending.export()) {
            case PendingExport.Add add -> new Expected.Present("new", null, add.image(), true);
            case PendingExport.Update update -> new Expected.Present("id", null, update.after(), true);
            case PendingExport.Disable disable -> {
                Map<String, List<String>> attributes =
                        new HashMap<>(disable.expected().attributes());
                attributes.put(PendingDifferences.ACCOUNT_ENABLED, List.of("false"));
                yield new Expected.Present("id", null, new Image(attributes, Map.of()), true);
            }
            case PendingExport.Delete ignored -> new Expected.Absent();
            case PendingExport.ChangeMembers ignored -> object.expected();
        };
        return new TargetObject(object.targetAnchor(), object.objectType(), object.desired(), after, true, null);
    }

    @Provide
    Arbitrary<SafetySettings> policies() {
        return Combinators.combine(Arbitraries.of(Deprovision.class), Arbitraries.of(Orphans.class))
                .as((deprovision, orphans) -> new SafetySettings(500, 0, Duration.ofHours(24), deprovision, orphans));
    }

    @Provide
    Arbitrary<TargetObject> objects() {
        return Combinators.combine(
                        Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(4),
                        Arbitraries.of(ObjectType.class),
                        desired(),
                        expected(),
                        Arbitraries.of(true, false))
                .as((anchor, type, desired, expected, owned) ->
                        new TargetObject(anchor, type, desired, expected, owned, null));
    }

    private static Arbitrary<Desired> desired() {
        Arbitrary<Desired> present = images().map(image -> new Desired.Present(image, Set.of()));
        Arbitrary<Desired> absent = Arbitraries.of(Reason.class).map(Desired.Absent::new);
        return Arbitraries.oneOf(present, absent, Arbitraries.of(new Desired.NeverSaid(), new Desired.NoSource()));
    }

    private static Arbitrary<Expected> expected() {
        Arbitrary<Expected> present =
                images().map(image -> new Expected.Present("id", null, withoutEmpty(image), false));
        return Arbitraries.oneOf(present, Arbitraries.just(new Expected.Absent()));
    }

    private static Arbitrary<Image> images() {
        return Combinators.combine(values("displayName", "title", "accountEnabled"), values("manager"))
                .as(Image::new);
    }

    private static Arbitrary<Map<String, List<String>>> values(String... names) {
        return Arbitraries.maps(
                        Arbitraries.of(names),
                        Arbitraries.of("true", "false", "x", "Ä")
                                .list()
                                .uniqueElements()
                                .ofMaxSize(2))
                .ofMaxSize(names.length);
    }

    private static Image withoutEmpty(Image image) {
        Map<String, List<String>> attributes = new HashMap<>(image.attributes());
        attributes.values().removeIf(List::isEmpty);
        Map<String, List<String>> references = new HashMap<>(image.references());
        references.values().removeIf(List::isEmpty);
        return new Image(attributes, references);
    }
}
