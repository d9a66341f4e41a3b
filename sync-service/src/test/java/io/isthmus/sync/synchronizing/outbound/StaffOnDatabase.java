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

/** A directory with one large group, whose changes are sent; and what a look at everybody comes to. */
final class StaffOnDatabase implements AutoCloseable {

    private static final int PEOPLE = 1_300;

    final StaffHistory staff;
    final MembersOnDatabase service;
    final Transactions transactions;

    private final MigratedDatabase database = MigratedDatabase.start();

    /** @param attribute that the group names its members by */
    StaffOnDatabase(String attribute) {
        this.transactions = database.transactions();
        transactions.run(tx -> tx.sql("insert into source_read_through values ('ad', true), ('hr', true)")
                .update());
        this.service = new MembersOnDatabase(transactions, Staff.rules(attribute));
        this.staff = new StaffHistory(PEOPLE, attribute);
        service.take(staff.everything());
        service.synchronize();
        transactions.run(tx -> tx.sql("analyze").update());
    }

    @Override
    public void close() {
        database.close();
    }

    /** In some pieces. */
    void take(List<ChangeMessage> changes, Random random) {
        List<ChangeMessage> left = new ArrayList<>(changes);
        while (!left.isEmpty()) {
            int size = 1 + random.nextInt(left.size());
            service.take(List.copyOf(left.subList(0, size)));
            left.subList(0, size).clear();
        }
    }

    void forgetWhatWasSent() {
        transactions.run(tx -> tx.sql("delete from sent_bucket").update());
    }

    /** Whatever was noted before this test has been looked at as a whole, and what was sent is known. */
    void settle() {
        service.synchronize();
        staff.everybodyShown().forEach(each -> service.take(List.of(each)));
        service.synchronize();
        transactions.run(tx -> tx.sql("insert into pending_outbound (metaverse_id) select id from metaverse_object")
                .update());
        service.synchronize();
    }

    void check(List<String> history) {
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
