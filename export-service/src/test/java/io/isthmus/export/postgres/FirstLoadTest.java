package io.isthmus.export.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.chassis.postgres.Transactions;
import io.isthmus.chassis.testing.MigratedDatabase;
import io.isthmus.contracts.ObjectType;
import io.isthmus.export.postgres.MembershipDueRows.DueGroup;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Two groups in the first minute of a deployment, when statistics say that every table is empty: each of their members is marked, and of each
 * no other member is read.
 */
class FirstLoadTest {

    private static final List<ObjectType> TYPES = List.of(ObjectType.USER, ObjectType.GROUP);
    private static final int MEMBERS = 3_000;
    private static final int GROUPS = 2;
    /** Each statement looks up each of them a few times. */
    private static final long FEW_FOR_EACH = 16L * GROUPS * MEMBERS;

    private static MigratedDatabase database;
    private static Transactions transactions;

    private record Counted(List<Integer> toAdd, long read) {}

    @BeforeAll
    static void start() {
        database = MigratedDatabase.start();
        transactions = database.transactions();
        List<String> loaded = List.of(
                "insert into target_object (anchor, object_type, desired_state) select 'p' || n, 1, 1 from generate_series(1, 3000) n",
                "insert into target_object (anchor, object_type, desired_state, bucket_count) select 'g' || n, 2, 1, 1 from generate_series(1, 2) n",
                "insert into desired_member (group_id, bucket, member_id) select g, 0, n from generate_series(3001, 3002) g, generate_series(1, 3000) n",
                "insert into member_difference (group_id, wanted, hash) select g, n, 1 from generate_series(3001, 3002) g, generate_series(1, 3000) n",
                "insert into member_due (group_id, member_id) select g, n from generate_series(3001, 3002) g, generate_series(1, 3000) n");
        transactions.run(tx -> loaded.forEach(statement -> tx.sql(statement).update()));
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Test
    void of_each_marked_member_no_other_one_is_read() {
        Counted counted = transactions.call(tx -> {
            tx.sql("set local statement_timeout = '100s'").update();
            var groups = List.of(new DueGroup(3_001, 0L, false), new DueGroup(3_002, 0L, false));
            List<Integer> toAdd = MembershipTables.count(tx, groups, TYPES).stream()
                    .map(each -> each.difference().toAdd())
                    .toList();
            return new Counted(toAdd, tx.sql("""
                            select sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::bigint as read
                              from pg_stat_xact_user_tables where relname in ('observed_member', 'desired_member')
                            """).one(row -> row.number("read")));
        });

        assertThat(counted.toAdd()).containsOnly(MEMBERS).hasSize(GROUPS);
        assertThat(counted.read()).isLessThan(FEW_FOR_EACH);
    }
}
