package io.isthmus.sync.synchronizing.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.chassis.postgres.Transactions;
import io.isthmus.chassis.testing.MigratedDatabase;
import io.isthmus.contracts.batches.DesiredMembers;
import io.isthmus.contracts.changes.ChangeMessage;
import io.isthmus.contracts.changes.ImportMarker;
import io.isthmus.contracts.changes.MembersObserved;
import io.isthmus.sync.content.MembershipBuckets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A change of one member of a large group, by DN or by uid, reads no more than the buckets that he is in, however many others there are. */
class LargeGroupTest {

    private static final int MEMBERS = Integer.getInteger("isthmus.group.members", 6_000);

    /** The bucket as it was stored, and as it was sent; and what concerns the one. */
    private static final long ROWS_OF_A_CHANGE = 2 * 1_000 + 500;

    private MigratedDatabase database;
    private Transactions transactions;
    private MembersOnDatabase service;

    @BeforeEach
    void start() {
        database = MigratedDatabase.start();
        transactions = database.transactions();
    }

    @AfterEach
    void stop() {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"member", "memberUid"})
    void who_joins_and_who_leaves_is_found_without_a_look_at_the_others(String attribute) {
        service = new MembersOnDatabase(transactions, Staff.rules(attribute));
        load(attribute);
        assertThat(service.receivedMembers("crew")).hasSize(MEMBERS);

        assertFew("a joiner", bucketOf(MEMBERS, attribute, IntStream.rangeClosed(0, MEMBERS)));
        assertThat(service.receivedMembers("crew")).hasSize(MEMBERS + 1).contains("p" + MEMBERS);
        assertFew("a leaver", bucketOf(0, attribute, IntStream.rangeClosed(1, MEMBERS)));
        assertThat(service.receivedMembers("crew")).hasSize(MEMBERS).doesNotContain("p0");
        int newcomer = MEMBERS + 1;
        assertFew("somebody new", person(newcomer), bucketOf(newcomer, attribute, IntStream.rangeClosed(1, newcomer)));
        assertThat(service.receivedMembers("crew")).hasSize(newcomer).contains("p" + newcomer);
    }

    private void load(String attribute) {
        List<ChangeMessage> people = new ArrayList<>();
        IntStream.rangeClosed(0, MEMBERS).forEach(number -> people.add(person(number)));
        service.take(people);
        transactions.run(tx -> tx.sql("insert into source_read_through values (:source, true)")
                .with("source", Staff.SOURCE)
                .update());
        service.take(List.of(Staff.observed(Staff.SOURCE, "crew", "cn=crew,ou=groups", "crew", null, "Crew")));
        service.take(buckets(attribute, IntStream.range(0, MEMBERS)));
        service.take(List.of(new ImportMarker(1, "next", Staff.SOURCE, 0, 1, true, Map.of(), Instant.EPOCH)));
        service.synchronize();
        otherGroups();
        transactions.run(tx -> tx.sql("analyze").update());
        service.synchronize();
    }

    /** Small ones, as most are in a directory: what groups are like on average says nothing of this one. */
    private void otherGroups() {
        transactions.run(tx -> tx.sql("""
            insert into membership (owner, attribute, bucket, target)
            select gen_random_uuid(), 'member', 0, gen_random_uuid() from generate_series(1, :members)
            """).with("members", 10L * MEMBERS).update());
    }

    private void assertFew(String what, ChangeMessage... messages) {
        long before = database.rowsRead();
        service.take(List.of(messages));
        service.synchronize();
        assertThat(database.rowsRead() - before).as(what).isLessThan(ROWS_OF_A_CHANGE);
        assertThat(service.sent).extracting(DesiredMembers::targetAnchor).containsOnly("crew");
    }

    /** The bucket that somebody is in, or was; the others are as they were. */
    private static ChangeMessage bucketOf(int whose, String attribute, IntStream members) {
        List<ChangeMessage> buckets = buckets(attribute, members);
        return buckets.get(MembershipBuckets.bucketOf(name(attribute, whose), buckets.size()));
    }

    private static List<ChangeMessage> buckets(String attribute, IntStream members) {
        List<List<String>> buckets = MembershipBuckets.split(
                members.mapToObj(number -> name(attribute, number)).toList(), 0, Function.identity());
        return IntStream.range(0, buckets.size())
                .<ChangeMessage>mapToObj(number -> new MembersObserved(
                        1, "run", Staff.SOURCE, "crew", attribute, number, buckets.size(), buckets.get(number)))
                .toList();
    }

    private static ChangeMessage person(int number) {
        return Staff.observed(Staff.SOURCE, "p" + number, dn(number), "p" + number, "p" + number, "P " + number);
    }

    private static String name(String attribute, int number) {
        return attribute.equals("member") ? dn(number) : "p" + number;
    }

    private static String dn(int number) {
        return "cn=p" + number + ",ou=staff";
    }
}
