package io.isthmus.export.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.chassis.postgres.Transactions;
import io.isthmus.chassis.testing.MigratedDatabase;
import io.isthmus.contracts.ObjectType;
import io.isthmus.export.pending.Image;
import io.isthmus.export.target.ObservedObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ObservedMemberRowsTest {

    /** At the largest size, run by hand: 250,000. What compares each with each ends at no size above the first few thousand. */
    private static final int LARGE = Integer.getInteger("large.members", 60_000);

    private static MigratedDatabase database;
    private static Transactions transactions;
    private static long group;

    @BeforeAll
    static void a_group_at_the_target() throws IOException {
        database = MigratedDatabase.start();
        transactions = database.transactions();
        group = create("crew");
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Test
    void of_a_large_group_only_the_members_that_differ_are_written() {
        List<String> members = new ArrayList<>(
                IntStream.range(0, LARGE).mapToObj(i -> "id-" + i).toList());
        see(members);
        Set<String> before = rows();
        members.remove("id-7");
        members.add("new");

        see(members);

        Set<String> after = rows();
        assertThat(after).hasSize(LARGE).isNotEqualTo(before);
        assertThat(after.stream().filter(row -> !before.contains(row))).hasSize(1);
    }

    @Test
    void what_was_written_is_confirmed_or_found_lost() {
        see(List.of("a", "b"));
        transactions.run(tx -> tx.sql("""
            insert into observed_member (group_id, target_id, state)
            values (:group, 'taken', 1), (:group, 'lost', 1), (:group, 'b', 2), (:group, 'back', 2)
            on conflict (group_id, target_id) do update set state = excluded.state
            """).with("group", group).update());

        see(List.of("a", "taken", "back"));

        List<String> lines = transactions.call(
                tx -> tx.sql("select target_id || state as line from observed_member where group_id = :group")
                        .with("group", group)
                        .list(row -> row.text("line")));
        assertThat(lines).containsExactlyInAnyOrder("a0", "taken0", "back0");
    }

    @Test
    void of_a_group_that_statistics_do_not_know_yet_what_was_written_is_confirmed() {
        transactions.run(tx -> tx.sql("truncate observed_member").update());
        transactions.run(tx -> tx.sql("""
            insert into observed_member (group_id, target_id, state) select 10000 + n % 2, 'other-' || n, 0 from generate_series(1, 50000) n
            """).update());
        transactions.run(tx -> tx.sql("analyze observed_member").update());
        List<String> members =
                IntStream.range(0, LARGE).mapToObj(i -> "id-" + i).toList();
        long newcomers = create("newcomers");
        transactions.run(tx ->
                tx.sql("""
            insert into observed_member (group_id, target_id, state) select :group, u.member, 1 from unnest(:members) as u(member)
            """).with("group", newcomers).texts("members", members).update());

        see(newcomers, members);

        long confirmed = transactions.call(
                tx -> tx.sql("select count(*) as n from observed_member where group_id = :group and state = 0")
                        .with("group", newcomers)
                        .one(row -> row.number("n")));
        assertThat(confirmed).isEqualTo(LARGE);
    }

    private static long create(String name) {
        return transactions.call(tx -> tx.sql("""
            insert into observed_object (object_type, target_id, generation) values (3, :name, 1) returning id
            """).with("name", name).one(row -> row.number("id")));
    }

    private static void see(List<String> members) {
        see(group, members);
    }

    /** As the server ends it: nobody else would end a statement that compares each with each. */
    private static void see(long group, List<String> members) {
        ObservedObject seen = new ObservedObject(
                ObjectType.GROUP, "crew", null, null, null, null, new Image(Map.of(), Map.of()), members);
        transactions.run(tx -> {
            tx.sql("set local statement_timeout = '100s'").update();
            ObservedMemberRows.keep(tx, List.of(seen), Map.of("crew", group));
        });
    }

    /** Where each row lies: one that was written again lies elsewhere. */
    private static Set<String> rows() {
        return Set.copyOf(transactions.call(
                tx -> tx.sql("select ctid::text || target_id as place from observed_member where group_id = :group")
                        .with("group", group)
                        .list(row -> row.text("place"))));
    }
}
