package io.isthmus.sync.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectReader;
import io.agroal.api.AgroalDataSource;
import io.isthmus.chassis.configlog.ConfigLog;
import io.isthmus.chassis.testing.RealKafkaAndPostgres;
import io.isthmus.chassis.testing.TopicReader;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.changes.ChangeMessage;
import io.isthmus.contracts.changes.ImportMarker;
import io.isthmus.contracts.operations.Counts;
import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.contracts.operations.RunStatus;
import io.isthmus.contracts.settings.DeltaMethod;
import io.isthmus.sync.connectorspace.Arrivals;
import io.isthmus.sync.connectorspace.ConnectorSpace;
import io.isthmus.sync.ldap.InMemoryTestDirectory;
import io.isthmus.sync.ldap.TestDirectory;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A lost database is rebuilt from the topic alone. Every class has a broker of its own: a replay meets all that was ever sent. */
@QuarkusTest
@QuarkusTestResource(value = RealKafkaAndPostgres.class, restrictToAnnotatedClass = true)
class ReplayTest {

    private static final ObjectReader READER = WireFormat.mapper().readerFor(ChangeMessage.class);
    private static final String CONTENTS = """
            select md5(string_agg(line, '|' order by line)) from (
              select id::text || dn || place::text || attributes::text || coalesce(departed, '') as line
                from connector_space_object
              union all select owner::text || attribute || bucket || target::text from membership
              union all select object_id::text || known.place::text from known_by known
                join connector_space_object object on object.id = known.object_id and object.departed is null
              union all select connector || anchor || dn || fingerprint::text from imported_object
              union all select connector || anchor || attribute || bucket || fingerprint::text from imported_bucket
               where exists (select 1 from imported_object o
                              where o.connector = imported_bucket.connector and o.anchor = imported_bucket.anchor)) lines
            """;

    @Inject
    ConfigLog log;

    @Inject
    ConnectorSpace connectorSpace;

    @Inject
    AgroalDataSource database;

    @Test
    void a_replay_into_an_empty_database_comes_to_the_same_and_the_next_import_finds_nothing_new() throws Exception {
        SyncFixture sync = new SyncFixture(log);
        try (InMemoryTestDirectory directory = new InMemoryTestDirectory()) {
            fill(directory);
            sync.settings(directory.source("replayed", DeltaMethod.CHANGELOG, 50));
            sync.run(RunProfile.FULL_IMPORT, "replayed");
            change(directory);
            sync.run(RunProfile.DELTA_IMPORT, "replayed");
            // who was renamed left a value in the group that leads to nobody: believed when a second import finds it so
            sync.run(RunProfile.DELTA_IMPORT, "replayed");
            Map<String, Object> target = sync.target().contents();
            String contents = contents();

            long sent = sync.imagesSent();
            for (int seed = 1; seed <= 3; seed++) {
                truncate();
                replay(new Random(seed));
                assertThat(contents()).as("seed %d", seed).isEqualTo(contents);
                awaitSynchronized(); // or it would go on while the next truncation takes away what it builds on
                assertThat(sync.target().contents()).isEqualTo(target);
                assertThat(sync.imagesSent())
                        .as("what export.batches has is not sent again")
                        .isEqualTo(sent);
            }
            Run next = sync.run(RunProfile.FULL_IMPORT, "replayed");
            assertThat(next.status()).isEqualTo(RunStatus.SUCCEEDED);
            assertThat(next.counts()).doesNotContainKeys(Counts.ADDED, Counts.UPDATED, Counts.DELETED);
            assertThat(sync.sentBy(next)).isEmpty();
        }
    }

    private static void fill(TestDirectory directory) {
        directory.addTree();
        StringBuilder group = new StringBuilder(
                "dn: cn=all,ou=groups," + TestDirectory.SUFFIX + "\nobjectClass: groupOfNames\ncn: All replayed");
        String[] people = new String[1_300];
        for (int i = 0; i < people.length; i++) {
            people[i] = TestDirectory.person(
                    "p" + i,
                    "ou=people",
                    "mail: p" + i + "@x.org",
                    "manager: uid=p0,ou=people," + TestDirectory.SUFFIX);
            group.append("\nmember: uid=p").append(i).append(",ou=people,").append(TestDirectory.SUFFIX);
        }
        directory.apply(people);
        directory.apply(group.toString());
        directory.apply("dn: cn=crew,ou=groups," + TestDirectory.SUFFIX
                + "\nobjectClass: posixGroup\ncn: crew\ngidNumber: 100\nmemberUid: p1\nmemberUid: p3\nmemberUid: p5");
    }

    private static void change(TestDirectory directory) {
        directory.apply(
                "dn: uid=p1,ou=people," + TestDirectory.SUFFIX + "\nchangetype: delete",
                "dn: uid=p2,ou=people," + TestDirectory.SUFFIX + "\nchangetype: modify\nreplace: title\ntitle: New",
                "dn: uid=p3,ou=people," + TestDirectory.SUFFIX
                        + "\nchangetype: modrdn\nnewrdn: uid=p3b\ndeleteoldrdn: 1",
                "dn: cn=all,ou=groups," + TestDirectory.SUFFIX
                        + "\nchangetype: modify\ndelete: member\nmember: uid=p1,ou=people," + TestDirectory.SUFFIX);
    }

    /** All partitions in some interleaving, with parts delivered again; markers last, as a reader far behind has them. */
    private void replay(Random random) throws IOException {
        List<List<ChangeMessage>> partitions = new ArrayList<>();
        List<ChangeMessage> markers = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record :
                TopicReader.ofTheTestBroker().records(SyncFixture.CHANGES)) {
            while (partitions.size() <= record.partition()) {
                partitions.add(new ArrayList<>());
            }
            if ("poison".equals(record.key())) {
                continue; // another test's, put aside long ago
            }
            ChangeMessage message = READER.readValue(record.value());
            (message instanceof ImportMarker ? markers : partitions.get(record.partition())).add(message);
        }
        int[] next = new int[partitions.size()];
        while (remaining(partitions, next)) {
            int partition = random.nextInt(partitions.size());
            List<ChangeMessage> all = partitions.get(partition);
            int from = Math.max(0, next[partition] - random.nextInt(100));
            int to = Math.min(all.size(), next[partition] + 1 + random.nextInt(300));
            connectorSpace.take(
                    Arrivals.of(all.subList(from, to)), SyncFixture.CHANGES, Map.of(partition, (long) to), true);
            next[partition] = to;
        }
        connectorSpace.take(Arrivals.of(markers), SyncFixture.CHANGES, Map.of(), true);
    }

    private static boolean remaining(List<List<ChangeMessage>> partitions, int[] next) {
        for (int i = 0; i < next.length; i++) {
            if (next[i] < partitions.get(i).size()) {
                return true;
            }
        }
        return false;
    }

    private void truncate() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    truncate imported_object, imported_bucket, source_state, connector_space_object, membership,
                      connector_space_link, metaverse_object, metaverse_join, metaverse_reference, pending_inbound,
                      pending_outbound, touched_member, membership_count, sent_bucket, emitted_image, emitted_members, emitted_position, import_marker, evaluated_rules, run,
                      awaited_place, awaited_join, outbound_unsettled, source_read_through, vacated_place,
                      known_by, group_of_member, awaited_uid
                    """);
        }
    }

    private String contents() throws SQLException {
        return one(CONTENTS);
    }

    private void awaitSynchronized() {
        Awaitility.await("synchronization of what was replayed")
                .atMost(Duration.ofSeconds(150))
                .until(() -> one("select count(*)::text from import_marker").equals("0")
                        && one("select count(*)::text from run where finished_at is null")
                                .equals("0")
                        && !one("select count(*)::text from run").equals("0"));
    }

    private String one(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
