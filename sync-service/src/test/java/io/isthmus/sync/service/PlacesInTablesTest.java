package io.isthmus.sync.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.chassis.postgres.Transactions;
import io.isthmus.chassis.runs.RunTally;
import io.isthmus.chassis.testing.RealKafkaAndPostgres;
import io.isthmus.contracts.changes.ChangeMessage;
import io.isthmus.contracts.changes.MembersObserved;
import io.isthmus.contracts.changes.ObjectObserved;
import io.isthmus.contracts.settings.RuleSettings;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.SourceKind;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.rules.expression.evaluation.EvaluationContext;
import io.isthmus.sync.connectorspace.Arrivals;
import io.isthmus.sync.connectorspace.ConnectorSpace;
import io.isthmus.sync.connectorspace.Identities;
import io.isthmus.sync.importing.AwaitedPlaces;
import io.isthmus.sync.importing.AwaitedPlacesContract;
import io.isthmus.sync.importing.memory.ImportMemory;
import io.isthmus.sync.rules.RuleCatalog;
import io.isthmus.sync.rules.SynchronizationRules;
import io.isthmus.sync.synchronizing.inbound.InboundBatches;
import io.isthmus.sync.synchronizing.inbound.InboundEvaluation;
import io.isthmus.sync.synchronizing.inbound.InboundStore;
import io.isthmus.sync.synchronizing.outbound.BatchStream;
import io.isthmus.sync.synchronizing.outbound.OutboundStore;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = RealKafkaAndPostgres.class, restrictToAnnotatedClass = true)
class PlacesInTablesTest extends AwaitedPlacesContract {

    private static final String STAFF = "cn=staff,dc=harbor,dc=example";
    private static final int HISTORIES = Integer.getInteger("isthmus.test.histories", 10);
    private static final long FIRST_SEED = Long.getLong("isthmus.test.seed", 1);
    private static final String ANNA = "cn=anna,dc=harbor,dc=example";

    @Inject
    AwaitedPlaces places;

    @Inject
    ImportMemory memory;

    @Inject
    ConnectorSpace space;

    @Inject
    InboundStore inbound;

    @Inject
    OutboundStore outbound;

    @Inject
    BatchStream stream;

    @Inject
    Transactions transactions;

    private SynchronizationRules rules;

    @Override
    protected AwaitedPlaces places() {
        return places;
    }

    @Override
    protected ImportMemory memory() {
        return memory;
    }

    @Test
    void who_refers_to_a_place_that_somebody_has_left_is_read_again_though_he_is_known() {
        remember("staff", STAFF);
        aGroupWith(ANNA);

        places.readAgainWhoRefersTo(connector, List.of("CN=Anna, DC=harbor,DC=example"));

        assertThat(places.next(connector, "one", 10)).containsExactly(STAFF);
        places.answered(connector, "one", List.of(STAFF), Set.of(STAFF));
        assertThat(places.next(connector, "one", 10)).isEmpty();
    }

    @Test
    void a_place_that_somebody_left_in_this_import_is_awaited_where_it_is_referred_to_still() {
        String elsewhere = "cn=long gone,dc=harbor,dc=example";
        remember("staff", STAFF);
        aGroupWith(ANNA);
        places.readAgainWhoRefersTo(connector, List.of(ANNA));
        places.answered(connector, "one", List.of(STAFF), Set.of(STAFF));

        places.awaitWhereSomebodyLeft(connector, List.of(ANNA, elsewhere));

        assertThat(places.next(connector, "one", 10)).containsExactly(ANNA);
        places.answered(connector, "one", List.of(ANNA), Set.of(ANNA));
        places.settled(connector);
        places.awaitWhereSomebodyLeft(connector, List.of(ANNA));
        assertThat(places.next(connector, "one", 10)).isEmpty();
    }

    @Test
    void who_refers_to_a_place_that_is_found_empty_for_good_is_read_again() {
        remember("staff", STAFF);
        aGroupWith(ANNA);
        places.await(connector, List.of(ANNA));

        places.answered(connector, "one", List.of(ANNA), Set.of());
        assertThat(places.next(connector, "one", 10)).isEmpty();
        places.answered(connector, "two", List.of(ANNA), Set.of());

        assertThat(places.next(connector, "two", 10)).containsExactly(STAFF);
    }

    @Test
    void a_foreign_security_principal_is_whoever_has_that_identifier_in_whatever_source() {
        String far = connector + "-far";
        rules = new RuleCatalog().rulesFor(settings(connector, far));
        observe(
                group(),
                new MembersObserved(
                        1,
                        "run",
                        connector,
                        "staff",
                        "member",
                        0,
                        1,
                        List.of("CN=S-1-5-21-1000-2000-3000-1107,CN=ForeignSecurityPrincipals,dc=harbor,dc=example")));
        assertThat(membersOfStaff()).isEmpty();
        assertThat(outbound.membersNotKnownYet(Set.of(staff()), rules.contexts().sources()))
                .containsEntry(staff(), 1);

        observe(anna(far));

        assertThat(membersOfStaff()).hasSize(1);
        assertThat(waitsForOutbound()).isTrue();
    }

    @Test
    void whatever_happens_to_groups_in_groups_their_members_are_told_as_if_all_were_looked_at_anew() {
        places.readThrough(connector);
        NestedGroupsHarness groups = new NestedGroupsHarness(space, inbound, outbound, stream, transactions);
        for (int history = 0; history < HISTORIES; history++) {
            long seed = FIRST_SEED + history;
            String prefix = connector + "-" + history;
            Random random = new Random(seed);
            GroupHistory directory = new GroupHistory(connector, prefix, seed);
            for (int step = 1; step <= 30; step++) {
                List<ChangeMessage> messages = directory.next();
                if (random.nextBoolean()) {
                    messages.forEach(each -> groups.take(List.of(each)));
                } else {
                    groups.take(messages);
                }
                if (random.nextInt(3) == 0) {
                    groups.evaluate();
                }
                if (random.nextInt(3) > 0) {
                    groups.synchronize();
                    assertThat(groups.told(prefix))
                            .as("history of seed %d, step %d: %s", seed, step, directory)
                            .containsAllEntriesOf(directory.expected());
                }
            }
        }
    }

    @Test
    void who_is_not_known_yet_in_a_group_in_a_group_is_not_known_yet_in_that_one() {
        NestedGroupsHarness groups = new NestedGroupsHarness(space, inbound, outbound, stream, transactions);
        places.readThrough(connector);
        places.await(connector, List.of("cn=cyd,dc=example"));
        groups.take(groups.group(connector, "all", "FLATTEN", "crew"));
        groups.take(groups.group(connector, "crew", "KEEP", "anna", "cyd"));
        groups.take(groups.person(connector, "anna"));

        groups.synchronize();

        assertThat(groups.told(connector))
                .containsEntry(connector + "all", groups.members(1, connector + "anna"))
                .containsEntry(connector + "crew", groups.members(1, connector + "anna"));
        groups.take(groups.person(connector, "cyd"));
        groups.synchronize();
        assertThat(groups.told(connector))
                .containsEntry(connector + "all", groups.members(0, connector + "anna", connector + "cyd"));
    }

    @Test
    void a_flattened_group_that_contains_itself_has_the_right_members_and_says_so_by_name() {
        NestedGroupsHarness groups = new NestedGroupsHarness(space, inbound, outbound, stream, transactions);
        places.readThrough(connector);
        groups.take(groups.group(connector, "all", "BOTH", "crew"));
        groups.take(groups.group(connector, "crew", "KEEP", "all", "anna"));
        groups.take(groups.person(connector, "anna"));

        RunTally tally = groups.synchronize();

        assertThat(groups.told(connector))
                .containsEntry(connector + "all", groups.members(0, connector + "anna", connector + "crew"))
                .containsEntry(connector + "crew", groups.members(0, connector + "all", connector + "anna"));
        assertThat(tally.errors())
                .filteredOn(warning -> warning.code().equals("MEMBERSHIP_CIRCLE"))
                .singleElement()
                .satisfies(warning -> assertThat(warning.message())
                        .contains("cn=all,dc=example > " + connector + ": cn=crew,dc=example > " + connector
                                + ": cn=all,"));
    }

    @Test
    void a_flattened_group_follows_a_group_of_another_forest_that_it_names_by_a_security_identifier() {
        NestedGroupsHarness groups = new NestedGroupsHarness(space, inbound, outbound, stream, transactions);
        String far = connector + "-far";
        places.readThrough(connector);
        places.readThrough(far);
        groups.take(
                groups.group(connector, "all", "FLATTEN", "S-1-5-21-1000-2000-3000-1108,CN=ForeignSecurityPrincipals"));
        groups.take(groups.known(far, "crew", "AQUAAAAAAAUVAAAA6AMAANAHAAC4CwAAVAQAAA=="));
        groups.take(groups.members(far, "crew", "anna"));
        groups.take(groups.person(far, "anna"));
        groups.take(groups.person(far, "bert"));
        groups.synchronize();
        assertThat(groups.told(connector)).containsEntry(connector + "all", groups.members(0, far + "anna"));

        groups.take(groups.members(far, "crew", "anna", "bert"));
        groups.synchronize();

        assertThat(groups.told(connector))
                .containsEntry(connector + "all", groups.members(0, far + "anna", far + "bert"));
    }

    private ObjectObserved group() {
        return new ObjectObserved(
                1,
                "run",
                connector,
                "staff",
                STAFF,
                "group",
                Map.of(
                        "displayName",
                        List.of("Staff"),
                        "mail",
                        List.of("staff@harbor.example"),
                        "groupType",
                        List.of("-2147483646")),
                List.of(),
                Instant.EPOCH);
    }

    private static ObjectObserved anna(String source) {
        return new ObjectObserved(
                1,
                "run",
                source,
                source + "-anna",
                "cn=anna,dc=far,dc=example",
                "user",
                Map.of(
                        "sAMAccountName", List.of("anna"),
                        "userPrincipalName", List.of("anna@" + source + ".example"),
                        "userAccountControl", List.of("512"),
                        "objectSid", List.of("AQUAAAAAAAUVAAAA6AMAANAHAAC4CwAAUwQAAA==")),
                List.of("objectSid"),
                Instant.EPOCH);
    }

    private static SettingsDocument settings(String... sources) {
        return new SettingsDocument(
                1,
                Stream.of(sources)
                        .map(name -> SourceSettings.of(name, SourceKind.ACTIVE_DIRECTORY, List.of()))
                        .toList(),
                null,
                null,
                null,
                null,
                RuleSettings.defaults(),
                null,
                null);
    }

    private void observe(ChangeMessage... messages) {
        space.take(Arrivals.of(List.of(messages)), "a.topic", Map.of(), false);
        new InboundBatches(
                        inbound,
                        new InboundEvaluation(rules, EvaluationContext.at(Instant.EPOCH, 0)),
                        false,
                        100,
                        new RunTally(),
                        done -> {})
                .run();
    }

    private UUID staff() {
        return transactions.call(tx -> tx.sql("select metaverse_id from connector_space_link where object_id = :id")
                .with("id", Identities.object(connector, "staff"))
                .one(row -> row.uuid("metaverse_id")));
    }

    private List<String> membersOfStaff() {
        List<String> all = new ArrayList<>();
        outbound.members(Set.of(staff()), (group, members) -> all.addAll(members));
        return all;
    }

    private boolean waitsForOutbound() {
        return transactions.call(
                tx -> tx.sql("select exists (select 1 from pending_outbound where metaverse_id = :id) as waits")
                        .with("id", staff())
                        .one(row -> row.flag("waits")));
    }

    private void aGroupWith(String member) {
        space.take(
                Arrivals.of(List.of(
                        new ObjectObserved(
                                1, "run", connector, "staff", STAFF, "group", Map.of(), List.of(), Instant.EPOCH),
                        new MembersObserved(1, "run", connector, "staff", "member", 0, 1, List.of(member)))),
                "a.topic",
                Map.of(),
                false);
    }
}
