package io.isthmus.sync.synchronizing.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.chassis.postgres.Transactions;
import io.isthmus.chassis.runs.RunTally;
import io.isthmus.chassis.testing.MigratedDatabase;
import io.isthmus.contracts.changes.ChangeMessage;
import io.isthmus.contracts.changes.ImportMarker;
import io.isthmus.contracts.changes.MembersObserved;
import io.isthmus.contracts.changes.ObjectObserved;
import io.isthmus.contracts.operations.Run.RunError;
import io.isthmus.rules.expression.evaluation.EvaluationContext;
import io.isthmus.rules.object.MemberNesting;
import io.isthmus.rules.object.MembershipChoice;
import io.isthmus.rules.object.PrimaryMembers;
import io.isthmus.rules.rule.LinkType;
import io.isthmus.rules.rule.RuleBuilder;
import io.isthmus.rules.rule.RuleReading;
import io.isthmus.rules.rule.RuleSet;
import io.isthmus.rules.rule.SynchronizationRule;
import io.isthmus.sync.connectorspace.Arrivals;
import io.isthmus.sync.connectorspace.ConnectorSpace;
import io.isthmus.sync.connectorspace.SpaceOnDatabase;
import io.isthmus.sync.metaverse.KnownMetaverseObject;
import io.isthmus.sync.metaverse.MetaverseRows;
import io.isthmus.sync.rules.SynchronizationRules;
import io.isthmus.sync.synchronizing.inbound.InboundBatches;
import io.isthmus.sync.synchronizing.inbound.InboundEvaluation;
import io.isthmus.sync.synchronizing.inbound.InboundOnDatabase;
import io.isthmus.sync.synchronizing.inbound.InboundStore;
import io.isthmus.sync.synchronizing.outbound.NamedMembersDirectory.Told;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Members that are named by something else than a DN, by deltas only: of nobody is told anew who was not noted. */
class NamedMembersTest {

    private static final int HISTORIES = Integer.getInteger("isthmus.test.histories", 15);
    private static final long FIRST_SEED = Long.getLong("isthmus.test.seed", 1);
    private static final EvaluationContext CONTEXT = EvaluationContext.at(Instant.EPOCH, 0);
    private static final SynchronizationRules RULES = SynchronizationRules.of(
            RuleSet.of(Stream.of(
                            in("person", "user"),
                            in("group", "group")
                                    .direct("member", "member")
                                    .direct("memberNesting", "nesting")
                                    .direct("primaryMembers", "primary"),
                            in("posixGroup", "group")
                                    .direct("member", "memberUid")
                                    .direct("memberNesting", "nesting")
                                    .direct("primaryMembers", "primary"),
                            out("user"),
                            out("group")
                                    .direct("member", "member")
                                    .direct("memberNesting", "memberNesting")
                                    .direct("primaryMembers", "primaryMembers"))
                    .map(NamedMembersTest::rule)
                    .toList()),
            "named members");

    private static MigratedDatabase database;
    private static Transactions transactions;
    private static ConnectorSpace space;
    private static InboundStore inbound;
    private static OutboundStore outbound;
    private static int sources;

    private final Map<String, Told> told = new TreeMap<>();

    /** Who left before he was told, and came back as nobody for the target, has an anchor no more. */
    private final Map<UUID, String> toldAs = new HashMap<>();

    private final Set<UUID> unsettled = new HashSet<>();
    private String source;

    private static RuleBuilder in(String from, String to) {
        return RuleBuilder.inbound("in " + from)
                .types(from, to)
                .link(LinkType.PROVISION)
                .scopeGroup(new RuleBuilder.Condition("filtered", "NOTEQUAL", "yes"))
                .direct("sourceAnchor", "id")
                .direct("hidden", "hidden");
    }

    private static RuleBuilder out(String type) {
        return RuleBuilder.outbound("out " + type)
                .types(type, type)
                .link(LinkType.PROVISION)
                .scopeGroup(new RuleBuilder.Condition("hidden", "NOTEQUAL", "yes"))
                .direct("sourceAnchor", "sourceAnchor");
    }

    private static SynchronizationRule rule(RuleBuilder builder) {
        return switch (builder.build()) {
            case RuleReading.Readable readable -> readable.rule();
            case RuleReading.Unreadable unreadable -> throw new AssertionError(unreadable.problems());
        };
    }

    @BeforeAll
    static void start() {
        database = MigratedDatabase.start();
        transactions = database.transactions();
        space = SpaceOnDatabase.of(transactions);
        inbound = InboundOnDatabase.of(transactions);
        outbound = new OutboundStore(transactions);
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void another_source() {
        source = readThrough("s" + sources++ + "-");
    }

    private static String readThrough(String name) {
        transactions.run(tx -> tx.sql("insert into source_read_through (connector, through) values (:connector, true)")
                .with("connector", name)
                .update());
        return name;
    }

    @Test
    void whatever_happens_members_named_by_uid_and_by_primary_group_are_told_as_if_all_were_looked_at_anew() {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + HISTORIES; seed++) {
            String name = readThrough("h" + seed + "-");
            NamedMembersDirectory directory = new NamedMembersDirectory(name, seed);
            Random random = new Random(seed);
            synchronize(); // what a history before has left
            told.clear();
            toldAs.clear();
            unsettled.clear();
            for (int step = 1; step <= 25; step++) {
                take(directory.next());
                if (random.nextInt(3) == 0) {
                    evaluate();
                }
                if (random.nextInt(3) > 0) {
                    synchronize();
                    assertThat(told)
                            .as("seed %d, step %d: %s", seed, step, directory)
                            .isEqualTo(directory.expected());
                }
            }
        }
    }

    @Test
    void who_gets_another_uid_comes_and_goes_though_no_group_has_changed() {
        take(posixGroup("crew", "anna", "bert"), person("1", "anna"), person("2", "cyd"));
        synchronize();
        assertThat(told.get("crew").members()).containsExactly("1");

        take(person("2", "bert"), person("1", "ann"));
        synchronize();

        assertThat(told.get("crew").members()).containsExactly("2");
    }

    @Test
    void the_same_uid_in_another_source_is_somebody_else_and_case_makes_another_name() {
        String far = readThrough(source + "far");
        take(
                posixGroup("crew", "anna", "bert"),
                person("1", "Anna"),
                observed(far, "9", "person", Map.of("uid", List.of("bert"))));
        synchronize();

        assertThat(told.get("crew").members()).isEmpty();
    }

    @Test
    void of_two_who_have_one_uid_neither_comes_nobody_is_removed_and_both_are_named() {
        take(posixGroup("crew", "anna"), person("1", "anna"));
        synchronize();
        take(person("2", "anna"));
        synchronize();

        assertThat(told.get("crew")).isEqualTo(new Told(Set.of(), 1));
        List<RunError> warnings = outbound.ambiguousNames(groups()).warnings(outbound.names(groups()));
        assertThat(warnings).singleElement().satisfies(warning -> {
            assertThat(warning.code()).isEqualTo("AMBIGUOUS_MEMBER");
            assertThat(warning.object()).contains("cn=crew,");
            assertThat(warning.message()).contains("cn=1,dc=example", "cn=2,dc=example");
        });

        take(person("2", "otto"));
        synchronize();

        assertThat(told.get("crew")).isEqualTo(new Told(Set.of("1"), 0));
    }

    @Test
    void a_name_that_nobody_has_yet_removes_nobody_until_the_next_import_has_found_nobody_either() {
        take(posixGroup("crew", "anna"), person("1", "anna"));
        take(marker("one"));
        synchronize();

        take(posixGroup("crew", "ann"));
        take(marker("run"));
        synchronize();
        assertThat(told.get("crew").notKnown()).isEqualTo(1);
        take(marker("two"));
        synchronize();

        assertThat(told.get("crew")).isEqualTo(new Told(Set.of(), 0));
    }

    @Test
    void members_that_no_import_has_read_so_far_are_not_known() {
        take(posixGroup("crew"), person("1", "anna"));
        transactions.run(tx -> tx.sql("insert into source_state (connector) values (:connector)")
                .with("connector", source)
                .update());
        synchronize();
        assertThat(told.get("crew").notKnown()).isEqualTo(1);

        transactions.run(
                tx -> tx.sql("update source_state set memberships = '{memberuid}' where connector = :connector")
                        .with("connector", source)
                        .update());
        synchronize();

        assertThat(told.get("crew").notKnown()).isZero();
    }

    @Test
    void a_posix_group_has_those_whose_group_it_is_by_number_where_a_rule_says_so() {
        take(
                observed(source, "g", "posixGroup", Map.of("gidNumber", List.of("100"), "primary", List.of("INCLUDE"))),
                observed(source, "h", "posixGroup", Map.of("gidNumber", List.of("101"))),
                observed(source, "1", "person", Map.of("uid", List.of("anna"), "gidNumber", List.of("100"))),
                observed(source, "2", "person", Map.of("uid", List.of("bert"), "gidNumber", List.of("101"))));
        synchronize();

        assertThat(told.get("g").members()).containsExactly("1");
        assertThat(told.get("h").members()).isEmpty();

        take(observed(source, "2", "person", Map.of("uid", List.of("bert"), "gidNumber", List.of("100"))));
        synchronize();

        assertThat(told.get("g").members()).containsExactly("1", "2");
    }

    @Test
    void who_is_no_longer_named_by_the_group_that_is_his_own_is_a_member_still() {
        take(
                observed(source, "g", "posixGroup", Map.of("gidNumber", List.of("9"), "primary", List.of("INCLUDE"))),
                new MembersObserved(1, "run", source, "g", "memberUid", 0, 1, List.of("anna", "bert")),
                observed(source, "1", "person", Map.of("uid", List.of("anna"), "gidNumber", List.of("9"))),
                person("2", "bert"));
        synchronize();
        take(new MembersObserved(1, "run", source, "g", "memberUid", 0, 1, List.of()));
        synchronize();
        UUID group = groups().iterator().next();

        assertThat(told.get("g").members()).containsExactly("1");
        assertThat(transactions.<Set<String>>call(tx -> MembershipRows.membersAmong(tx, group, List.of("1", "2"))))
                .as("of those who may have come or gone")
                .containsExactly("1");
    }

    @Test
    void how_large_a_group_would_become_is_counted_before_the_rule_is_in_force() {
        take(
                observed(source, "g", "posixGroup", Map.of("gidNumber", List.of("7"))),
                observed(source, "1", "person", Map.of("uid", List.of("anna"), "gidNumber", List.of("7"))));
        synchronize();
        UUID group = groups().iterator().next();

        assertThat(outbound.countWithin(group, MembershipChoice.USUAL, NestedGroups.NONE))
                .isZero();
        assertThat(outbound.countWithin(
                        group, new MembershipChoice(MemberNesting.KEEP, PrimaryMembers.INCLUDE), NestedGroups.NONE))
                .isEqualTo(1);
    }

    private ObjectObserved person(String anchor, String uid) {
        return observed(source, anchor, "person", Map.of("uid", List.of(uid)));
    }

    private static ObjectObserved observed(
            String connector, String anchor, String objectClass, Map<String, List<String>> attributes) {
        Map<String, List<String>> all = new TreeMap<>(attributes);
        all.put("id", List.of(anchor));
        return new ObjectObserved(
                1,
                "run",
                connector,
                anchor,
                "cn=" + anchor + ",dc=example",
                objectClass,
                all,
                List.of(),
                Instant.EPOCH);
    }

    private List<ChangeMessage> posixGroup(String name, String... uids) {
        return List.of(
                observed(source, name, "posixGroup", Map.of()),
                new MembersObserved(1, "run", source, name, "memberUid", 0, 1, List.of(uids)));
    }

    private ImportMarker marker(String run) {
        return new ImportMarker(1, run, source, 0, 1, true, Map.of(), Instant.EPOCH);
    }

    private static void take(List<ChangeMessage> first, ChangeMessage... others) {
        List<ChangeMessage> all = new ArrayList<>(first);
        all.addAll(List.of(others));
        space.take(Arrivals.of(all), "a.topic", Map.of(), false);
    }

    private static void take(ChangeMessage... messages) {
        take(List.of(), messages);
    }

    private static void evaluate() {
        new InboundBatches(inbound, new InboundEvaluation(RULES, CONTEXT), false, 100, new RunTally(), done -> {})
                .run();
    }

    private void synchronize() {
        evaluate();
        Set<UUID> due = new TreeSet<>(unsettled);
        transactions.run(tx -> {
            due.addAll(tx.sql("select metaverse_id from pending_outbound").list(row -> row.uuid("metaverse_id")));
            tx.sql("delete from pending_outbound").update();
        });
        outbound.together(() -> {
            transactions.call(tx -> MetaverseRows.read(tx, due)).forEach(this::tell);
            return due;
        });
    }

    private void tell(KnownMetaverseObject known) {
        UUID id = UUID.fromString(known.object().id());
        if (!known.object().type().equals("group")) {
            return;
        }
        unsettled.remove(id);
        String anchor = known.targetAnchor();
        if (!known.provisioned()) {
            Optional.ofNullable(toldAs.remove(id)).ifPresent(told::remove);
            return;
        }
        boolean below = known.choice().nesting().reachesBelow();
        NestedGroups nested = below ? outbound.nestedIn(Set.of(id)) : NestedGroups.NONE;
        Map<UUID, Integer> each = outbound.membersNotKnownYet(nested.within(Set.of(id)), Set.of());
        int notKnown = below ? nested.sum(id, each) : each.getOrDefault(id, 0);
        if (notKnown > 0) {
            unsettled.add(id);
        }
        Set<String> members = new TreeSet<>();
        if (below) {
            members.addAll(outbound.membersWithin(id, known.choice(), nested));
        } else {
            outbound.members(Set.of(id), (group, all) -> members.addAll(all));
        }
        told.put(anchor, new Told(members, notKnown));
        toldAs.put(id, anchor);
    }

    private Set<UUID> groups() {
        return Set.copyOf(transactions.<List<UUID>>call(
                tx -> tx.sql("""
                    select id from metaverse_object where type = 'group' and source like :source
                    """).with("source", source + "%").list(row -> row.uuid("id"))));
    }
}
