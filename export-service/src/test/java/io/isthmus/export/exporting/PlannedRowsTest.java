package io.isthmus.export.exporting;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.chassis.postgres.Transactions;
import io.isthmus.chassis.testing.MigratedDatabase;
import io.isthmus.contracts.ObjectType;
import io.isthmus.export.comparing.ComparisonStore;
import io.isthmus.export.exporting.ExportStore.Planned;
import io.isthmus.export.exporting.ExportStore.Query;
import io.isthmus.export.postgres.MembershipDueRows;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PlannedRowsTest {

    private static final int MEMBERS = 300;
    private static final List<ObjectType> TYPES = List.of(ObjectType.USER, ObjectType.GROUP);

    private static MigratedDatabase database;
    private static Transactions transactions;

    @BeforeAll
    static void three_groups_that_lack_all_their_members() {
        database = MigratedDatabase.start();
        transactions = database.transactions();
        transactions.run(tx -> {
            for (String statement : List.of(
                    "insert into target_object (anchor, object_type, desired_state) select 'p' || n, 1, 1 from generate_series(1, 300) n",
                    "insert into target_object (anchor, object_type, desired_state, bucket_count) select 'g' || n, 2, 1, 1 from generate_series(1, 3) n",
                    "insert into desired_image (object_id, image) select id, '{\"attributes\":{},\"references\":{}}' from target_object",
                    "insert into observed_object (object_type, target_id, generation) select object_type, 't' || anchor, 1 from target_object",
                    "insert into target_link (object_id, observed_id, owned)"
                            + " select t.id, o.id, true from target_object t join observed_object o on o.target_id = 't' || t.anchor",
                    "insert into desired_member (group_id, bucket, member_id)"
                            + " select g.id, 0, p.id from target_object g, target_object p where g.object_type = 2 and p.object_type = 1",
                    "insert into pending_export (object_id, operation) select id, 2 from target_object where object_type = 2")) {
                tx.sql(statement).update();
            }
            MembershipDueRows.mark(
                    tx,
                    tx.sql("select id from target_object where object_type = 2").list(row -> row.number("id")));
        });
        new ComparisonStore(transactions).refreshMemberships(TYPES);
        transactions.run(tx -> tx.sql("delete from comparison_due").update()); // as if their images were compared, too
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Test
    void of_large_groups_fewer_are_read_at_once_and_the_others_after_them() {
        List<Planned> first = page(0, 2 * MEMBERS - 1);
        List<Planned> second = page(first.getLast().work().id(), 2 * MEMBERS - 1);

        assertThat(first).hasSize(2).allSatisfy(PlannedRowsTest::lacksEverybody);
        assertThat(second).hasSize(1).allSatisfy(PlannedRowsTest::lacksEverybody);
        assertThat(page(second.getLast().work().id(), 1)).isEmpty();
    }

    @Test
    void one_that_exceeds_what_is_read_at_once_is_read_alone() {
        assertThat(page(0, 1)).hasSize(1).allSatisfy(PlannedRowsTest::lacksEverybody);
    }

    private static void lacksEverybody(Planned planned) {
        assertThat(planned.membersToAdd()).hasSize(MEMBERS).doesNotHaveDuplicates();
        assertThat(planned.membersToRemove()).isEmpty();
    }

    private static List<Planned> page(long after, int atOnce) {
        return transactions.call(
                tx -> PlannedRows.memberships(tx, new Query(1, true, false, 500, TYPES, false), after, atOnce));
    }
}
