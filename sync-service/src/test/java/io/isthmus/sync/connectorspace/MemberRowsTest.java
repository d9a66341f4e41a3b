package io.isthmus.sync.connectorspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.chassis.postgres.Transactions;
import io.isthmus.chassis.testing.MigratedDatabase;
import io.isthmus.contracts.changes.MembersObserved;
import io.isthmus.sync.importing.memory.KnownObject.BucketKey;
import io.isthmus.sync.importing.memory.LastTaken;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MemberRowsTest {

    private static final String SOURCE = "harbor";
    private static MigratedDatabase database;
    private static Transactions transactions;

    private final LastTaken taken = new TakenAttributes(transactions);

    @BeforeAll
    static void start() {
        database = MigratedDatabase.start();
        transactions = database.transactions();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Test
    void of_a_large_membership_the_names_are_kept_and_who_joins_or_leaves_is_one_row() {
        List<String> names = new ArrayList<>(List.of(dn("anna"), dn("bert")));
        take("crew", names, 2);
        Set<String> before = rows("crew");
        names.add(dn("carl"));

        take("crew", names, 2);

        assertThat(taken.members(SOURCE, "crew", new BucketKey("Member", 1)))
                .containsExactlyInAnyOrderElementsOf(names);
        Set<String> joined = rows("crew");
        assertThat(joined).hasSize(3).containsAll(before);
        names.remove(dn("anna"));
        take("crew", names, 2);
        assertThat(rows("crew")).hasSize(2).isSubsetOf(joined);
        take("crew", List.of(), 1);
        assertThat(rows("crew")).as("a bucket that is gone").isEmpty();
    }

    @Test
    void a_small_membership_has_no_names_and_gets_them_when_it_has_grown() {
        take("few", List.of(dn("anna")), 2);
        take("few", List.of(dn("anna")), 1);
        assertThat(rows("few")).isEmpty();
        MembersObserved small = new MembersObserved(1, "run", SOURCE, "few", "member", 0, 1, List.of(dn("anna")), null);
        store(small);

        assertThat(taken.members(SOURCE, "few", new BucketKey("member", 0))).isEmpty();

        store(new MembersObserved(1, "run", SOURCE, "few", "member", 0, 2, List.of(dn("anna")), null));

        assertThat(taken.members(SOURCE, "few", new BucketKey("member", 0))).containsExactly(dn("anna"));
        assertThat(rows("few")).hasSize(1);
    }

    private static void take(String group, List<String> members, int count) {
        List<String> present = count == 1 ? List.of() : members;
        store(new MembersObserved(1, "run", SOURCE, group, "member", 1, count, present, null));
    }

    private static void store(MembersObserved bucket) {
        List<MembershipBucket> buckets = Arrivals.of(List.of(bucket)).buckets();
        transactions.run(tx -> MemberRows.store(tx, buckets));
    }

    /** Where each row lies: one that was written again lies elsewhere. */
    private static Set<String> rows(String group) {
        return Set.copyOf(transactions.call(
                tx -> tx.sql("select ctid::text || target as place from membership where owner = :owner")
                        .with("owner", Identities.object(SOURCE, group))
                        .list(row -> row.text("place"))));
    }

    private static String dn(String name) {
        return "cn=" + name + ",dc=harbor,dc=example";
    }
}
