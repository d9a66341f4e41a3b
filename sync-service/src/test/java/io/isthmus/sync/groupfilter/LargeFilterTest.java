package io.isthmus.sync.groupfilter;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.chassis.postgres.Transactions;
import io.isthmus.chassis.runs.RunTally;
import io.isthmus.chassis.testing.MigratedDatabase;
import io.isthmus.contracts.changes.ChangeMessage;
import io.isthmus.contracts.changes.ImportMarker;
import io.isthmus.contracts.changes.MembersObserved;
import io.isthmus.contracts.changes.ObjectObserved;
import io.isthmus.contracts.settings.GroupFilter;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.SourceKind;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.rules.rule.RuleSet;
import io.isthmus.sync.connectorspace.Arrivals;
import io.isthmus.sync.connectorspace.ConnectorSpace;
import io.isthmus.sync.connectorspace.Identities;
import io.isthmus.sync.connectorspace.SpaceOnDatabase;
import io.isthmus.sync.rules.RuleCatalog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A group that a source is filtered by has tens of thousands of members: what one of them changes costs nothing for the others. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LargeFilterTest {

    private static final String SOURCE = "company";
    private static final String GROUP = "cn=in,dc=example";
    private static final int PEOPLE = Integer.getInteger("isthmus.filter.members", 6_000);
    private static final int MEMBERS_A_BUCKET = 1_000;

    /** Far less than there are members, and more than any one change needs. */
    private static final long ROWS_OF_A_CHANGE = 400;

    private final GroupFilter filter = new GroupFilter(GROUP, true, false);

    private MigratedDatabase database;
    private Transactions transactions;
    private ConnectorSpace space;
    private GroupFilters filters;
    private RuleSet rules;
    private long time;

    @BeforeAll
    void start() {
        database = MigratedDatabase.start();
        transactions = database.transactions();
        space = SpaceOnDatabase.of(transactions);
        filters = new GroupFilters(new GroupFilterTables(transactions));
        rules = new RuleCatalog().rulesFor(settings()).rules();
    }

    @AfterAll
    void stop() {
        database.close();
    }

    @BeforeEach
    void nothing_is_known() {
        transactions.run(tx -> {
            for (String table : List.of(
                    "connector_space_object",
                    "membership",
                    "membership_count",
                    "known_by",
                    "awaited_uid",
                    "pending_inbound",
                    "group_filter",
                    "group_filter_group",
                    "group_filter_member",
                    "group_filter_due")) {
                tx.sql("delete from " + table).update();
            }
            tx.sql("insert into source_read_through (connector, through) values (:source, true) on conflict do nothing")
                    .with("source", SOURCE)
                    .update();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"member", "memberUid"})
    void one_change_reads_no_more_of_a_large_group_than_of_a_small_one(String attribute) {
        load(attribute);
        assertThat(in()).hasSize(PEOPLE);

        assertFew("a title", person(7, "Bosun"));
        assertFew("a leaver of the group", members(attribute, 1, PEOPLE));
        assertThat(in()).hasSize(PEOPLE - 1).doesNotContain(id(0));
        assertFew("a joiner", members(attribute, 0, PEOPLE));
        assertThat(in()).hasSize(PEOPLE).contains(id(0));
        assertFew("somebody new", person(PEOPLE, "Mate"));
        assertFew("his membership", members(attribute, 0, PEOPLE + 1));
        assertThat(in()).hasSize(PEOPLE + 1).contains(id(PEOPLE));
    }

    @Test
    void whoever_a_group_of_another_source_names_is_due_in_his_own() {
        transactions.run(tx -> {
            for (String connector : List.of(SOURCE, "other")) {
                tx.sql(
                                "insert into group_filter (connector, dn, nested, exempt, settled) values (:connector, 'cn=x', false, '', true)")
                        .with("connector", connector)
                        .update();
            }
            tx.sql("insert into group_filter_group (connector, group_id) values ('other', :group)")
                    .with("group", Identities.object("other", "in"))
                    .update();
        });
        String principal = "CN=S-1-5-21-1-2-3-1104,CN=ForeignSecurityPrincipals,DC=other";
        ChangeMessage person = new ObjectObserved(
                1,
                "run",
                SOURCE,
                "p0",
                dn(0),
                "user",
                Map.of("objectSid", List.of("AQUAAAAAAAUVAAAAAQAAAAIAAAADAAAAUAQAAA==")), // S-1-5-21-1-2-3-1104
                List.of("objectSid"),
                moment());

        space.take(
                Arrivals.of(List.of(
                        person, new MembersObserved(1, "run", "other", "in", "member", 0, 1, List.of(principal)))),
                "a.topic",
                Map.of(),
                false);

        assertThat(transactions.<List<String>>call(
                        tx -> tx.sql("select connector from group_filter_due where object_id = :id")
                                .with("id", id(0))
                                .list(row -> row.text("connector"))))
                .containsExactly(SOURCE);
    }

    private void load(String attribute) {
        List<ChangeMessage> all = new ArrayList<>();
        IntStream.range(0, PEOPLE).forEach(number -> all.addAll(person(number, "Sailor")));
        all.add(new ObjectObserved(1, "run", SOURCE, "in", GROUP, "group", Map.of(), List.of(), moment()));
        all.addAll(members(attribute, 0, PEOPLE));
        space.take(Arrivals.of(all), "a.topic", Map.of(), false);
        space.take(
                Arrivals.of(List.of(new ImportMarker(1, "next", SOURCE, 0, 1, true, Map.of(), Instant.EPOCH))),
                "a.topic",
                Map.of(),
                false);
        otherGroups();
        transactions.run(tx -> tx.sql("analyze").update());
        apply();
    }

    /** Small ones, as most are in a directory: what groups are like on average says nothing of this one. */
    private void otherGroups() {
        transactions.run(tx -> tx.sql("""
            insert into membership (owner, attribute, bucket, target)
            select gen_random_uuid(), 'member', 0, gen_random_uuid() from generate_series(1, :members)
            """).with("members", 10L * PEOPLE).update());
    }

    private void assertFew(String what, List<ChangeMessage> messages) {
        space.take(Arrivals.of(messages), "a.topic", Map.of(), false);
        long before = database.rowsRead();
        apply();
        assertThat(database.rowsRead() - before).as(what).isLessThan(ROWS_OF_A_CHANGE);
    }

    private void apply() {
        filters.apply(settings(), rules, new RunTally(), false);
    }

    private Set<UUID> in() {
        return Set.copyOf(transactions.call(
                tx -> tx.sql("select object_id from group_filter_member").list(row -> row.uuid("object_id"))));
    }

    private SettingsDocument settings() {
        return SettingsDocument.of(
                List.of(SourceSettings.of(SOURCE, SourceKind.LDAP, List.of()).withGroup(filter)));
    }

    private List<ChangeMessage> person(int number, String title) {
        return List.of(new ObjectObserved(
                1,
                "run",
                SOURCE,
                anchor(number),
                dn(number),
                "inetOrgPerson",
                Map.of("uid", List.of(anchor(number)), "title", List.of(title)),
                List.of(),
                moment()));
    }

    /** Those from the first number to the last. */
    private List<ChangeMessage> members(String attribute, int from, int to) {
        List<String> names = IntStream.range(from, to)
                .mapToObj(number -> attribute.equals("member") ? dn(number) : anchor(number))
                .toList();
        int buckets = PEOPLE / MEMBERS_A_BUCKET + 1;
        return IntStream.range(0, buckets)
                .<ChangeMessage>mapToObj(bucket -> new MembersObserved(
                        1,
                        "run",
                        SOURCE,
                        "in",
                        attribute,
                        bucket,
                        buckets,
                        names.stream()
                                .filter(name -> Math.floorMod(name.hashCode(), buckets) == bucket)
                                .toList()))
                .toList();
    }

    private Instant moment() {
        return Instant.ofEpochSecond(++time);
    }

    private static UUID id(int number) {
        return Identities.object(SOURCE, anchor(number));
    }

    private static String anchor(int number) {
        return "p" + number;
    }

    private static String dn(int number) {
        return "uid=" + anchor(number) + ",dc=example";
    }
}
