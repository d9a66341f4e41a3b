package io.isthmus.sync.importing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import io.isthmus.chassis.runs.RunTally;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.changes.ChangeMessage;
import io.isthmus.contracts.changes.ImportMarker;
import io.isthmus.contracts.changes.MembersObserved;
import io.isthmus.contracts.settings.DeltaMethod;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.directories.containers.ContainerFilter;
import io.isthmus.directories.testing.Peers;
import io.isthmus.sync.content.MembershipBuckets;
import io.isthmus.sync.ldap.Readings;
import io.isthmus.sync.ldap.SlapdTestDirectory;
import io.isthmus.sync.ldap.TestDirectory;
import io.isthmus.sync.source.ImportSelection;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Groups that come whole, in one message each, all in one page. Small here; by hand in a small heap, as the README says, with
 * {@code -Xmx512m -Dlarge.members=250000}.
 */
class LargeGroupsTest {

    private static final int GROUPS = 10;
    private static final int MEMBERS = Integer.getInteger("large.members", 5_000);

    private final ImportFixture memory = new ImportFixture();
    private final Counted sent = new Counted();

    @Test
    void ten_are_imported_one_after_the_other_and_who_joins_one_of_them_sends_one_bucket() throws LDAPException {
        Peers.require(
                SlapdTestDirectory.installed().isPresent() ? Optional.empty() : Optional.of("slapd is not installed"));
        try (SlapdTestDirectory directory = SlapdTestDirectory.provider(SlapdTestDirectory.SessionLog.IN_MEMORY)) {
            directory.addTree();
            for (int group = 0; group < GROUPS; group++) {
                fill(directory, group);
            }
            SourceSettings source = directory.source("hr", DeltaMethod.SYNCREPL, 1_000);

            ImportResult full = timed("full import", () -> run(source, null));

            assertThat(full.complete()).isTrue();
            assertThat(sent.buckets).isEqualTo(GROUPS * MembershipBuckets.countFor(MEMBERS + 1));
            sent.forget();
            try (LDAPConnection connection = directory.connect()) {
                connection.modify(dn(7), new Modification(ModificationType.ADD, "member", member(MEMBERS + 1)));
            }

            timed("delta of one joiner", () -> run(source, full.watermark()));

            assertThat(sent.buckets).isOne();
            assertThat(sent.others).isZero();
            assertThat(sent.bytes).isLessThan(200_000);
        }
    }

    private static void fill(TestDirectory directory, int group) throws LDAPException {
        String[] members = IntStream.rangeClosed(0, MEMBERS)
                .mapToObj(LargeGroupsTest::member)
                .toArray(String[]::new);
        try (LDAPConnection connection = directory.connect()) {
            connection.getConnectionOptions().setResponseTimeoutMillis(300_000);
            connection.add(
                    dn(group),
                    new Attribute("objectClass", "groupOfNames"),
                    new Attribute("cn", "large" + group),
                    new Attribute("member", members));
        }
    }

    private static String dn(int group) {
        return "cn=large" + group + ",ou=groups," + TestDirectory.SUFFIX;
    }

    private static String member(int number) {
        return "uid=somebody-with-a-usual-name-%06d,ou=unit-%02d,ou=people,%s"
                .formatted(number, number % 20, TestDirectory.SUFFIX);
    }

    private ImportResult run(SourceSettings source, String watermark) {
        ImportSelection selection = new ImportSelection(
                new ContainerFilter(source.partitions()), Set.of("groupOfNames"), Set.of("cn"), Set.of("member"));
        Importing importing = new Importing(
                (settings, last) -> Readings.connectors().open(settings, last),
                memory,
                new RememberedDepartures(),
                new RememberedContainers(),
                memory,
                new TakenMessages(List.of()),
                (connector, anchors) -> Set.of(),
                sent,
                Clock.systemUTC());
        return importing.run(new ImportOrder("run", source, selection, watermark), new RunTally());
    }

    private interface Run {
        ImportResult run();
    }

    private ImportResult timed(String what, Run run) {
        long from = System.nanoTime();
        ImportResult result = run.run();
        System.out.printf(
                "%s, %d groups of %d members: %d ms; sent %d buckets, %d bytes%n",
                what, GROUPS, MEMBERS, (System.nanoTime() - from) / 1_000_000, sent.buckets, sent.bytes);
        return result;
    }

    /** Writes what is sent as it travels, and keeps nothing. */
    private static final class Counted implements ChangeStream {

        private int buckets;
        private int others;
        private long bytes;

        @Override
        public void send(List<ChangeMessage> messages) {
            for (ChangeMessage message : messages) {
                if (message instanceof MembersObserved) {
                    buckets++;
                } else {
                    others++;
                }
                bytes += size(message);
            }
        }

        private static long size(ChangeMessage message) {
            try {
                return WireFormat.mapper().writeValueAsBytes(message).length;
            } catch (JsonProcessingException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void sendMarkers(IntFunction<List<ImportMarker>> markers) {
            // end the import
        }

        void forget() {
            buckets = 0;
            others = 0;
            bytes = 0;
        }
    }
}
