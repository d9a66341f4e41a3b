package io.isthmus.export.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.chassis.postgres.Transactions;
import io.isthmus.chassis.sql.Transaction;
import io.isthmus.chassis.testing.MigratedDatabase;
import io.isthmus.contracts.ObjectType;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * One group of a thousand has grown to three thousand members, and statistics are of the time before. Half of them are at the target; of
 * each of those who are, and of each who is not, no other member is read.
 */
class GrownGroupTest {

    private static final List<ObjectType> TYPES = List.of(ObjectType.USER, ObjectType.GROUP);
    private static final int MEMBERS = 3_000;
    private static final int AT_THE_TARGET = 1_500;
    private static final int GROUP = 4_001;
    private static final long FEW_FOR_EACH = 3L * MEMBERS;

    private static MigratedDatabase database;
    private static Transactions transactions;

    private record Asked(int found, long read) {}

    @BeforeAll
    static void start() {
        database = MigratedDatabase.start();
        transactions = database.transactions();
        List<String> small = List.of(
                "insert into target_object (anchor, object_type, desired_state) select 'p' || n, 1, 1 from generate_series(1, 3000) n",
                "insert into target_object (anchor, object_type, desired_state, bucket_count) select 'g' || n, 2, 1, 1 from generate_series(1, 1001) n",
                "insert into observed_object (object_type, target_id, generation) select object_type, 't' || anchor, 1 from target_object",
                "insert into target_link (object_id, observed_id, owned) select t.id, o.id, true from target_object t join observed_object o on o.target_id = 't' || t.anchor",
                "insert into desired_member (group_id, bucket, member_id) select n, 0, n - 3000 from generate_series(3001, 4000) n",
                "insert into observed_member (group_id, target_id, state) select l.observed_id, 'tp' || (l.object_id - 3000), 0 from target_link l where l.object_id between 3001 and 4000",
                "insert into member_difference (group_id, wanted, target_id, hash) select n, n - 2000, 'tp' || (n - 2000), 1 from generate_series(3001, 3300) n",
                "analyze");
        List<String> grown = List.of(
                "insert into desired_member (group_id, bucket, member_id) select 4001, 0, n from generate_series(1, 3000) n",
                "insert into observed_member (group_id, target_id, state) select l.observed_id, 'tp' || n, 1 from target_link l, generate_series(1, 1500) n where l.object_id = 4001",
                "insert into member_difference (group_id, wanted, target_id, hash) select 4001, n, 'tp' || n, 1 from generate_series(1, 3000) n",
                "insert into member_difference (group_id, wanted, target_id, hash) select 4001, null, 'tx' || n, 1 from generate_series(1, 1500) n",
                "insert into observed_member (group_id, target_id, state) select l.observed_id, 'tx' || n, 0 from target_link l, generate_series(1, 1500) n where l.object_id = 4001");
        transactions.run(tx -> small.forEach(statement -> tx.sql(statement).update()));
        transactions.run(tx -> grown.forEach(statement -> tx.sql(statement).update()));
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Test
    void of_who_is_to_be_added_no_other_member_is_read() {
        Asked asked = asked((tx, observed) -> MembershipTables.toAdd(tx, GROUP, observed, TYPES));

        assertThat(asked.found()).isEqualTo(MEMBERS - AT_THE_TARGET);
        assertThat(asked.read()).isLessThan(FEW_FOR_EACH);
    }

    @Test
    void of_who_is_to_be_removed_no_other_member_is_read() {
        Asked asked = asked((tx, observed) -> MembershipTables.toRemove(tx, GROUP, observed, TYPES));

        assertThat(asked.found()).isEqualTo(AT_THE_TARGET);
        assertThat(asked.read()).isLessThan(FEW_FOR_EACH);
    }

    private static Asked asked(BiFunction<Transaction, Long, List<String>> question) {
        return transactions.call(tx -> {
            long observed = tx.sql("select observed_id from target_link where object_id = :group")
                    .with("group", GROUP)
                    .one(row -> row.number("observed_id"));
            int found = question.apply(tx, observed).size();
            return new Asked(found, tx.sql("""
                                    select sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::bigint as read
                                      from pg_stat_xact_user_tables where relname in ('observed_member', 'desired_member')
                                    """).one(row -> row.number("read")));
        });
    }
}
