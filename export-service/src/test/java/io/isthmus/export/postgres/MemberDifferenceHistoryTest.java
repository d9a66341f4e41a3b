package io.isthmus.export.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.chassis.postgres.Transactions;
import io.isthmus.chassis.testing.MigratedDatabase;
import io.isthmus.contracts.ObjectType;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Random histories of what is desired, observed and written: what is counted by marked members is what a look at everybody comes to. */
class MemberDifferenceHistoryTest {

    /** As all members of the groups are compared, with nothing kept. */
    private static final String NAIVE = """
            with g as (select t.id, l.observed_id, t.members_unknown from target_object t
                         left join target_link l on l.object_id = t.id
                        where t.desired_state = 1 and t.bucket_count is not null),
            wanted as (
              select distinct g.id, m.anchor, o.target_id from g
                join desired_member d on d.group_id = g.id
                join target_object m on m.id = d.member_id and m.desired_state = 1 and m.object_type in (1, 2, 3)
                left join target_link l on l.object_id = m.id
                left join observed_object o on o.id = l.observed_id),
            held as (select g.id, e.target_id from g
                       join observed_member e on e.group_id = g.observed_id and e.state in (0, 1)),
            differing as (
              select w.id as wanted_by, w.anchor, w.target_id as wanted, h.id as held_by, h.target_id as held
                from wanted w full join held h on h.id = w.id and h.target_id = w.target_id
               where w.id is null or h.id is null)
            select t.anchor || ' +' || (select count(*) from differing d where d.wanted_by = t.id)
                   || ' -' || (select count(*) from differing d where d.held_by = t.id)
                   || ' ready ' || case when g.observed_id is null then 0
                        else (select count(*) from differing d where d.wanted_by = t.id and d.wanted is not null)
                           + case when g.members_unknown > 0 then 0
                                  else (select count(*) from differing d where d.held_by = t.id) end end
                   || ' unknown ' || coalesce(g.members_unknown, 0)
                   || ' ' || coalesce((select coalesce(sum(hashtextextended(d.anchor, 0)::numeric), 0)::text || '/'
                                         || coalesce(sum(hashtextextended(d.held, 1)::numeric), 0)::text
                                         from differing d where t.id in (d.wanted_by, d.held_by) having count(*) > 0), '') as line
              from target_object t left join g on g.id = t.id
             where t.anchor like 'g%' order by 1""";

    private static final String KEPT = """
            select t.anchor || ' +' || coalesce(m.to_add, 0) || ' -' || coalesce(m.to_remove, 0)
                   || ' ready ' || coalesce(m.ready, 0) || ' unknown ' || coalesce(m.unknown, 0)
                   || ' ' || coalesce(m.digest, '') as line
              from target_object t left join membership_difference m on m.group_id = t.id
             where t.anchor like 'g%' order by 1""";

    private static MigratedDatabase database;
    private static Transactions transactions;
    private static MemberHistory history;

    @BeforeContainer
    static void start() {
        database = MigratedDatabase.start();
        transactions = database.transactions();
        history = new MemberHistory(transactions);
    }

    @AfterContainer
    static void stop() {
        database.close();
    }

    /** Each goes on where the last one ended. */
    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    void what_is_counted_by_marked_members_is_what_a_look_at_everybody_comes_to(@ForAll long seed) {
        transactions.together(() -> goOn(new Random(seed))); // over one connection
    }

    private static List<String> goOn(Random random) {
        List<String> done = new ArrayList<>();
        for (int step = 0; step < 15; step++) {
            for (int change = random.nextInt(3); change >= 0; change--) {
                done.add(history.change(random));
            }
            history.refresh();
            assertThat(lines(KEPT)).as("after %s", done).isEqualTo(lines(NAIVE));
        }
        assertThat(lines("select group_id::text as line from member_due")).isEmpty();
        return done;
    }

    private static List<String> lines(String sql) {
        return transactions.call(tx -> tx.sql(sql).list(row -> row.text("line")));
    }

    static List<ObjectType> types() {
        return List.of(ObjectType.USER, ObjectType.CONTACT, ObjectType.GROUP);
    }
}
