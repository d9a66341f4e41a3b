package io.isthmus.sync.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.isthmus.chassis.configlog.ConfigLog;
import io.isthmus.chassis.kafka.BulkProducer;
import io.isthmus.chassis.testing.RealKafkaAndPostgres;
import io.isthmus.contracts.batches.BatchMessage;
import io.isthmus.contracts.batches.DesiredAbsence;
import io.isthmus.contracts.batches.DesiredObject;
import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.contracts.settings.DeltaMethod;
import io.isthmus.sync.ldap.InMemoryTestDirectory;
import io.isthmus.sync.ldap.TestDirectory;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The export side was told of an object, this service does not know any more that it was, and the object goes. What was
 * told is on the topic, so the object is withdrawn all the same: once, and nothing else is sent.
 */
@QuarkusTest
@QuarkusTestResource(value = RealKafkaAndPostgres.class, restrictToAnnotatedClass = true)
class InterruptedDeletionTest {

    private static final String SOURCE = "interrupted";
    private static final String PEOPLE = "ou=people," + TestDirectory.SUFFIX;

    @Inject
    ConfigLog log;

    @Inject
    AgroalDataSource database;

    @Inject
    BulkProducer producer;

    private SyncFixture sync;
    private InMemoryTestDirectory directory;

    @BeforeEach
    void synchronizeOnce() {
        sync = new SyncFixture(log);
        directory = new InMemoryTestDirectory();
        directory.addTree();
        for (String name : List.of("anna", "bert", "cleo")) {
            directory.apply(TestDirectory.person(name, "ou=people", "mail: " + name + "@x.org"));
        }
        sync.settings(directory.source(SOURCE, DeltaMethod.CHANGELOG, 50));
        sync.run(RunProfile.FULL_IMPORT, SOURCE);
    }

    @AfterEach
    void close() {
        directory.close();
    }

    @Test
    void an_image_that_was_sent_and_not_noted_is_withdrawn_when_its_object_goes() throws Exception {
        DesiredObject bert = of("bert");
        execute("delete from emitted_image where target_anchor = '" + bert.targetAnchor() + "'");
        execute("update emitted_position set next_offset = 0");
        long sent = sync.imagesSent();

        directory.apply("dn: uid=bert," + PEOPLE + "\nchangetype: delete");
        Run deletion = sync.run(RunProfile.DELTA_IMPORT, SOURCE);

        assertThat(sync.sentBy(deletion)).singleElement().satisfies(message -> isWithdrawn(message, bert));
        assertThat(sync.imagesSent()).isEqualTo(sent + 1);
    }

    @Test
    void an_image_whose_change_was_not_noted_either_is_not_sent_twice() throws Exception {
        execute("delete from emitted_image");
        execute("delete from emitted_members");
        execute("delete from emitted_position");
        long sent = sync.imagesSent();

        sync.run(RunProfile.FULL_SYNCHRONIZATION, null);

        assertThat(sync.imagesSent()).isEqualTo(sent);
    }

    @Test
    void a_position_beyond_the_end_is_not_believed_and_what_the_topic_has_is_not_sent_again() throws Exception {
        execute("update emitted_position set next_offset = next_offset + 1000000");
        long sent = sync.imagesSent();

        sync.run(RunProfile.FULL_SYNCHRONIZATION, null);

        assertThat(sync.imagesSent()).isEqualTo(sent);
        directory.apply("dn: uid=cleo," + PEOPLE + "\nchangetype: delete");
        assertThat(sync.sentBy(sync.run(RunProfile.DELTA_IMPORT, SOURCE)))
                .singleElement()
                .isInstanceOf(DesiredAbsence.class);
    }

    @Test
    void when_the_whole_source_does_not_have_it_an_image_of_unknown_origin_is_withdrawn() throws Exception {
        DesiredObject stray = new DesiredObject(
                1,
                "of an old run",
                "a-stray-anchor",
                of("anna").objectType(),
                of("anna").attributes(),
                of("anna").references(),
                SOURCE + ": uid=stray," + PEOPLE);
        producer.begin().send(SyncFixture.BATCHES, stray.targetAnchor(), stray).awaitAcknowledged();
        execute("delete from emitted_position");

        directory.apply("dn: uid=anna," + PEOPLE + "\nchangetype: modify\nreplace: title\ntitle: Boss");
        assertThat(sync.sentBy(sync.run(RunProfile.DELTA_IMPORT, SOURCE)))
                .as("a delta import proves nothing of it")
                .hasSize(1)
                .noneMatch(DesiredAbsence.class::isInstance);

        assertThat(sync.sentBy(sync.run(RunProfile.FULL_IMPORT, SOURCE)))
                .singleElement()
                .satisfies(message -> isWithdrawn(message, stray));
        assertThat(sync.sentBy(sync.run(RunProfile.FULL_IMPORT, SOURCE))).isEmpty();
    }

    private DesiredObject of(String uid) {
        return sync.target().objects().values().stream()
                .filter(object -> object.source().contains("uid=" + uid + ","))
                .findFirst()
                .orElseThrow();
    }

    private static void isWithdrawn(BatchMessage message, DesiredObject object) {
        assertThat(message).isInstanceOfSatisfying(DesiredAbsence.class, absence -> {
            assertThat(absence.targetAnchor()).isEqualTo(object.targetAnchor());
            assertThat(absence.objectType()).isEqualTo(object.objectType());
            assertThat(absence.displayName())
                    .isEqualTo(object.attributes().get("displayName").getFirst());
        });
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
