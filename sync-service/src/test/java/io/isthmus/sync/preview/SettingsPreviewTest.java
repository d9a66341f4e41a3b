package io.isthmus.sync.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.checking.SettingsEffects.Count;
import io.isthmus.contracts.checking.SettingsEffects.Effect;
import io.isthmus.contracts.checking.SettingsEffects.Kind;
import io.isthmus.contracts.checking.SettingsEffects.Memberships;
import io.isthmus.contracts.checking.SettingsEffects.Resized;
import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.contracts.settings.RuleDocument;
import io.isthmus.contracts.settings.RuleSettings;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.SourceKind;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.rules.object.MemberNesting;
import io.isthmus.rules.object.MembershipChoice;
import io.isthmus.rules.object.PrimaryMembers;
import io.isthmus.rules.outbound.DesiredImage;
import io.isthmus.sync.connectorspace.ConnectorSpaceObject;
import io.isthmus.sync.connectorspace.ConnectorSpaceObject.Departure;
import io.isthmus.sync.connectorspace.PendingObject;
import io.isthmus.sync.preview.PreviewEvaluation.Turn;
import io.isthmus.sync.rules.RuleCatalog;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsPreviewTest {

    private static final String ROOT = "dc=example";

    private static SourceSettings source(String name, String... excluded) {
        return new SourceSettings(
                name,
                SourceKind.LDAP,
                "ldap://x",
                false,
                null,
                null,
                null,
                null,
                List.of(new PartitionSettings(ROOT, List.of(), List.of(excluded))),
                null,
                0);
    }

    private static SettingsDocument settings(SourceSettings... sources) {
        return settings(null, sources);
    }

    private static SettingsDocument settings(RuleSettings rules, SourceSettings... sources) {
        return new SettingsDocument(1, List.of(sources), null, null, null, null, rules, null, null);
    }

    private static ConnectorSpaceObject object(String connector, String dn, Departure departed) {
        return new ConnectorSpaceObject(
                UUID.randomUUID(), connector, "a", dn, null, "user", Map.of(), List.of(), null, "run", departed);
    }

    /** The table of {@link ContainerChange}. */
    @ParameterizedTest
    @CsvSource({
        "uid=a|ou=kept, , , false",
        "uid=a|ou=closing, , OUT_OF_SCOPE, false",
        "uid=a|ou=opening, OUT_OF_SCOPE, OUT_OF_SCOPE, true",
        "uid=a|ou=kept, OUT_OF_SCOPE, OUT_OF_SCOPE, false",
        "uid=a|ou=closing, OUT_OF_SCOPE, OUT_OF_SCOPE, false",
        "uid=a|ou=opening, DELETED_AT_SOURCE, DELETED_AT_SOURCE, false"
    })
    void containers_decide_what_becomes_of_an_object(String place, Departure today, Departure then, boolean returns) {
        ContainerChange containers = new ContainerChange(
                settings(source("hr", "ou=opening," + ROOT)), settings(source("hr", "ou=closing," + ROOT)));
        PendingObject object = new PendingObject(
                UUID.randomUUID(), object("hr", place.replace('|', ',') + "," + ROOT, today), null, Map.of(), 0);

        PendingObject proposed = proposed(containers, object);

        assertThat(proposed.object().departed()).isEqualTo(then);
        assertThat(proposed == object).isEqualTo(today == then);
        assertThat(containers.returns(ContainerChange.placed(object.object()))).isEqualTo(returns);
    }

    @Test
    void objects_of_a_source_that_is_not_named_any_more_stay() {
        ContainerChange containers = new ContainerChange(settings(source("hr")), settings(source("other")));
        PendingObject object =
                new PendingObject(UUID.randomUUID(), object("hr", "uid=a," + ROOT, null), null, Map.of(), 0);

        assertThat(proposed(containers, object)).isSameAs(object);
    }

    /** Without groups. */
    private static PendingObject proposed(ContainerChange containers, PendingObject object) {
        return new ScopeChange(containers, GroupChange.of(null, List.of(), List.of()))
                .asProposed(List.of(object))
                .getFirst();
    }

    @Test
    void when_its_time_is_up_it_tells_how_far_it_came() {
        ContainerChange containers =
                new ContainerChange(settings(source("hr", "ou=opening," + ROOT)), settings(source("hr")));
        AtomicInteger pages = new AtomicInteger();
        RuleCatalog catalog = new RuleCatalog();
        EffectTally tally = new EffectTally();
        PreviewPass walk = new PreviewPass(
                new EndlessSpace(),
                new ScopeChange(containers, GroupChange.of(null, List.of(), List.of())),
                null,
                catalog.rulesFor(settings(source("hr"))),
                tally,
                null,
                () -> pages.incrementAndGet() > 3);

        PreviewPass.Seen seen = walk.whoComesOrLeaves();

        assertThat(seen).isEqualTo(new PreviewPass.Seen(0, 30, false));
        assertThat(tally.effects())
                .singleElement()
                .satisfies(effect -> assertThat(effect.count()).isEqualTo(30));
    }

    /** Ten objects on every page, and no last one. */
    private static final class EndlessSpace implements PreviewStore {

        @Override
        public List<PendingObject> after(UUID id, int limit) {
            throw new IllegalStateException("nothing has to be read whole");
        }

        @Override
        public List<Placed> placesAfter(UUID id, int limit) {
            return Collections.nCopies(
                    10,
                    new Placed(
                            UUID.randomUUID(),
                            "hr",
                            "uid=a,ou=opening," + ROOT,
                            "inetOrgPerson",
                            Departure.OUT_OF_SCOPE));
        }

        @Override
        public List<PendingObject> objects(Collection<UUID> ids) {
            throw new IllegalStateException("nobody leaves");
        }

        @Override
        public long size() {
            return Long.MAX_VALUE;
        }

        @Override
        public List<Count> atTarget() {
            return List.of();
        }
    }

    private static DesiredImage image(String anchor, String title) {
        return new DesiredImage(
                "user",
                anchor,
                new TreeMap<>(Map.of("title", List.of(title))),
                new TreeMap<>(),
                false,
                MembershipChoice.USUAL);
    }

    @Test
    void what_becomes_of_objects_is_counted_with_a_few_names() {
        EffectTally tally = new EffectTally();
        ConnectorSpaceObject anna = object("hr", "uid=anna," + ROOT, null);
        for (int i = 0; i < 7; i++) {
            tally.add(new Turn(UUID.randomUUID(), anna, image("a", "Boss"), null));
        }
        tally.add(new Turn(UUID.randomUUID(), anna, null, null));
        tally.add(new Turn(UUID.randomUUID(), anna, image("a", "Boss"), image("a", "Boss")));
        tally.add(new Turn(UUID.randomUUID(), anna, image("a", "Boss"), image("a", "Chief")));
        tally.add(new Turn(UUID.randomUUID(), anna, null, image("b", "Boss")));
        tally.add(new Turn(UUID.randomUUID(), anna, image("a", "Boss"), image("c", "Boss")));

        assertThat(tally.effects())
                .extracting(
                        Effect::kind,
                        Effect::type,
                        Effect::count,
                        effect -> effect.examples().size())
                .containsExactly(
                        tuple(Kind.LEAVES, ObjectType.USER, 8L, 5),
                        tuple(Kind.ARRIVES, ObjectType.USER, 2L, 2),
                        tuple(Kind.CHANGES, ObjectType.USER, 1L, 1));
    }

    @Test
    void of_groups_that_would_nest_otherwise_the_largest_are_named_and_all_are_counted() {
        MembershipPreview memberships = new MembershipPreview(null, () -> false);
        assertThat(memberships.found()).isNull();
        memberships.add(List.of(new Turn(UUID.randomUUID(), object("hr", "cn=g", null), null, image("g", "x"))));
        assertThat(memberships.found()).isNull();

        MembershipPreview late = new MembershipPreview(null, () -> true);
        late.add(List.of(new Turn(
                UUID.randomUUID(),
                object("hr", "cn=g", null),
                group(MemberNesting.KEEP),
                group(MemberNesting.FLATTEN))));
        for (int size = 1; size <= 20; size++) {
            late.count(new Resized("hr", "cn=" + size, 1, size * 100));
        }

        Memberships found = late.found();
        assertThat(found.groups()).isEqualTo(1);
        assertThat(found.counted()).isEqualTo(20);
        assertThat(found.now()).isEqualTo(20);
        assertThat(found.then()).isEqualTo(21_000);
        assertThat(found.largest()).extracting(Resized::dn).hasSize(10).startsWith("cn=20", "cn=19");
    }

    private static DesiredImage group(MemberNesting nesting) {
        return new DesiredImage(
                "group",
                "g",
                new TreeMap<>(),
                new TreeMap<>(),
                true,
                new MembershipChoice(nesting, PrimaryMembers.LEAVE_OUT));
    }

    private static List<String> unknown(SettingsDocument today, SettingsDocument proposed) {
        RuleCatalog catalog = new RuleCatalog();
        return Unknowns.between(
                new Unknowns.Ruled(today, catalog.rulesFor(today).rules()),
                new Unknowns.Ruled(proposed, catalog.rulesFor(proposed).rules()));
    }

    @Test
    void what_was_never_read_is_said() {
        assertThat(unknown(settings(source("hr")), settings(source("hr")))).isEmpty();
        assertThat(unknown(settings(source("hr")), settings(source("hr"), source("new"))))
                .singleElement()
                .satisfies(sentence -> assertThat(sentence).contains("new", "full import"));
        assertThat(unknown(settings(source("hr"), source("old")), settings(source("hr"))))
                .singleElement()
                .satisfies(sentence -> assertThat(sentence).contains("old", "not read any more"));
        assertThat(unknown(settings(source("hr", "ou=x," + ROOT)), settings(source("hr"))))
                .singleElement()
                .satisfies(sentence -> assertThat(sentence).contains("ou=x," + ROOT));
        assertThat(unknown(settings(source("hr")), settings(source("hr", "ou=x," + ROOT))))
                .isEmpty();
    }

    @Test
    void attributes_that_no_import_has_read_are_named() {
        RuleDocument reading = new RuleDocument(
                "mine",
                "mine",
                RuleDocument.Direction.INBOUND,
                null,
                "inetOrgPerson",
                "user",
                RuleDocument.LinkType.JOIN,
                50,
                null,
                null,
                List.of(new RuleDocument.Flow(
                        "title", RuleDocument.FlowKind.DIRECT, "shoeSize", RuleDocument.MergeType.UPDATE, false)));

        assertThat(unknown(
                        settings(source("hr")),
                        settings(new RuleSettings(true, List.of(), List.of(reading)), source("hr"))))
                .singleElement()
                .satisfies(sentence -> assertThat(sentence).contains("shoeSize"));
    }
}
