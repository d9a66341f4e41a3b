package io.isthmus.sync.synchronizing.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.chassis.postgres.Transactions;
import io.isthmus.chassis.testing.MigratedDatabase;
import io.isthmus.contracts.changes.ChangeMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Random histories of people and of a large group of them: what is sent of the buckets that somebody may have come to or left is what a look at
 * everybody comes to.
 */
class TouchedMembersHistoryTest {

    private static final int PEOPLE = 1_300;
    private static final int STEPS = 10;

    private static MigratedDatabase database;
    private static Transactions transactions;
    private static MembersOnDatabase service;
    private static StaffHistory staff;

    @BeforeContainer
    static void start() {
        database = MigratedDatabase.start();
        transactions = database.transactions();
        transactions.run(tx -> tx.sql("insert into source_read_through values ('ad', true), ('hr', true)")
                .update());
        service = new MembersOnDatabase(transactions, Staff.rules());
        staff = new StaffHistory(PEOPLE);
        service.take(staff.everything());
        service.synchronize();
        transactions.run(tx -> tx.sql("analyze").update());
    }

    @AfterContainer
    static void stop() {
        database.close();
    }

    /** Each goes on where the last one ended. */
    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void what_is_sent_of_touched_buckets_is_what_a_look_at_everybody_comes_to(@ForAll long seed) {
        Random random = new Random(seed);
        List<String> history = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            List<ChangeMessage> changes = new ArrayList<>();
            for (int change = random.nextInt(3); change >= 0; change--) {
                changes.addAll(staff.change(random, history));
            }
            take(changes, random);
            if (random.nextInt(20) == 0) {
                transactions.run(tx -> tx.sql("delete from sent_bucket").update());
                history.add("what was sent is forgotten");
            }
            service.synchronize();
            check(history);
        }
    }

    @Example
    void of_one_who_joins_one_bucket_is_sent_and_nobody_else_is_read() {
        service.synchronize();
        settle();
        service.readWhole = 0;

        service.take(staff.joins(staff.somebodyOutside()));
        service.synchronize();

        assertThat(service.sent).hasSize(1);
        assertThat(service.readWhole).isZero();
        check(List.of("somebody joins"));
    }

    @Example
    void whom_no_note_led_to_is_found_after_the_next_full_import() {
        service.synchronize();
        settle();
        service.take(staff.joins(staff.somebodyOutside()));
        transactions.run(tx -> tx.sql("delete from touched_member").update());
        service.synchronize();
        assertThat(service.sent).as("missed").isEmpty();

        service.outbound().noteLargeMemberships();
        service.synchronize();

        assertThat(service.sent).hasSize(1);
        check(List.of("somebody joins and is missed"));
    }

    /** Whatever was noted before this test has been looked at as a whole, and what was sent is known. */
    private static void settle() {
        staff.everybodyShown().forEach(each -> service.take(List.of(each)));
        service.synchronize();
        transactions.run(tx -> tx.sql("insert into pending_outbound (metaverse_id) select id from metaverse_object")
                .update());
        service.synchronize();
    }

    private static void take(List<ChangeMessage> changes, Random random) {
        List<ChangeMessage> left = new ArrayList<>(changes);
        while (!left.isEmpty()) {
            int size = 1 + random.nextInt(left.size());
            service.take(List.copyOf(left.subList(0, size)));
            left.subList(0, size).clear();
        }
    }

    private static void check(List<String> history) {
        Set<String> expected = new TreeSet<>();
        List<UUID> group = transactions.call(
                tx -> tx.sql("select id from metaverse_object where target_anchor = 'crew' and provisioned")
                        .list(row -> row.uuid("id")));
        if (group.isEmpty()) {
            return;
        }
        transactions.run(tx -> MembershipRows.members(tx, group, (id, members) -> expected.addAll(members)));
        assertThat(service.receivedMembers("crew"))
                .as("after %s", history)
                .containsExactlyInAnyOrderElementsOf(expected);
        long counted = transactions.call(tx -> tx.sql("""
                select count(*) as wrong from (select owner, attribute, bucket, count(*) as n from membership group by 1, 2, 3) m
                  full join (select * from membership_count where members > 0) c using (owner, attribute, bucket)
                 where m.n is distinct from c.members
                """).one(row -> row.number("wrong")));
        assertThat(counted)
                .as("buckets that are counted wrongly, after %s", history)
                .isZero();
    }
}
