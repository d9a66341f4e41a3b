package io.isthmus.systemtests.replaying;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.Topics;
import io.isthmus.contracts.batches.BatchMarker;
import io.isthmus.contracts.batches.BatchMessage;
import io.isthmus.contracts.batches.DesiredAbsence;
import io.isthmus.contracts.batches.DesiredMembers;
import io.isthmus.contracts.batches.DesiredObject;
import io.isthmus.contracts.changes.ChangeMessage;
import io.isthmus.contracts.changes.ObjectDeleted;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.localstack.services.Service;
import io.isthmus.sandbox.directory.ExpectedObject;
import io.isthmus.systemtests.harbor.Harbor;
import io.isthmus.systemtests.stack.TopicContents;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * sync-service dies after it told its own topic that objects are gone, and before it told the export side; then its database
 * is lost, too. Whoever is gone is withdrawn all the same, once, and nothing that was sent is sent again.
 */
class InterruptedDeletionIT {

    private static final int OBJECTS = 300;
    /** Less than a tenth: more would be withheld. */
    private static final int GONE = 15;

    private static final Duration DEADLINE = Duration.ofMinutes(4);

    private Harbor harbor;
    private Topics topics;

    @BeforeEach
    void synchronizeOnce() {
        harbor = Harbor.open("interrupted", OBJECTS);
        topics = new Topics(harbor.deployment().name());
        harbor.goLive();
        harbor.synchronizeWholly();
        harbor.assertArrived();
    }

    @AfterEach
    void close() {
        if (harbor != null) {
            harbor.close();
        }
    }

    @Test
    void whoever_is_gone_is_withdrawn_once_though_service_and_database_were_lost_in_between() throws Exception {
        List<BatchMessage> before = batches();
        Set<String> gone = deleteAndKillInBetween();

        harbor.deployment().loseDatabase(Service.SYNC);
        Awaitility.await("withdrawal of those that are gone")
                .atMost(DEADLINE)
                .until(() -> absences(batches()).keySet().containsAll(gone));
        harbor.synchronizeWholly();

        List<BatchMessage> after = batches();
        assertThat(absences(after))
                .containsOnlyKeys(gone)
                .allSatisfy((anchor, times) -> assertThat(times).as(anchor).isEqualTo(1));
        assertThat(sentTwice(after)).isEmpty();
        assertThat(after).hasSizeGreaterThan(before.size());
        harbor.provider().resources(ObjectType.USER).forEach(user -> {
            if (gone.contains(user.path("externalId").asText())) {
                assertThat(user.path("active").asBoolean()).as(user.toString()).isFalse();
            }
        });
    }

    /** The moment between the two topics is short: it is made longer by holding what the service needs to come to the second. */
    private Set<String> deleteAndKillInBetween() throws Exception {
        Set<String> gone = deleteSome();
        Set<String> told = new HashSet<>();
        try (TopicContents changes = new TopicContents(topics.directoryChanges()).fromItsEnd();
                Connection database = harbor.deployment().connect(Service.SYNC)) {
            takeNothingIn(database);
            harbor.operator().start(Service.SYNC, RunProfile.FULL_IMPORT, Harbor.SOURCE);
            Awaitility.await("the deletions on directory.changes")
                    .atMost(DEADLINE)
                    .until(() -> {
                        changes.next(ChangeMessage.class).stream()
                                .filter(ObjectDeleted.class::isInstance)
                                .forEach(deleted -> told.add(((ObjectDeleted) deleted).anchor()));
                        return told.containsAll(gone);
                    });
            harbor.deployment().kill(Service.SYNC);
        }
        assertThat(absences(batches())).doesNotContainKeys(gone.toArray(String[]::new));
        return gone;
    }

    /** Until the connection is closed nobody can write down what comes from the topic. */
    private static void takeNothingIn(Connection database) throws SQLException {
        database.setAutoCommit(false);
        try (Statement statement = database.createStatement()) {
            statement.execute("lock table connector_space_object in exclusive mode");
        }
    }

    private Set<String> deleteSome() throws Exception {
        List<ExpectedObject> some = harbor.directory()
                .oracle()
                .expected()
                .filter(object -> object.type() == ObjectType.USER)
                .limit(GONE)
                .toList();
        for (ExpectedObject object : some) {
            harbor.directory().server().delete(object.dn());
        }
        return some.stream().map(ExpectedObject::anchor).collect(Collectors.toSet());
    }

    private List<BatchMessage> batches() {
        try (TopicContents contents = new TopicContents(topics.exportBatches())) {
            return contents.toItsEnd(BatchMessage.class);
        }
    }

    private static Map<String, Integer> absences(List<BatchMessage> messages) {
        Map<String, Integer> absences = new HashMap<>();
        for (BatchMessage message : messages) {
            if (message instanceof DesiredAbsence absence) {
                absences.merge(absence.targetAnchor(), 1, Integer::sum);
            }
        }
        return absences;
    }

    /** Messages that say the same as the one before of the same key. */
    private static List<BatchMessage> sentTwice(List<BatchMessage> messages) {
        Map<String, Object> newest = new HashMap<>();
        return messages.stream()
                .filter(message -> !(message instanceof BatchMarker))
                .filter(message -> contents(message).equals(newest.put(key(message), contents(message))))
                .toList();
    }

    private static String key(BatchMessage message) {
        return switch (message) {
            case DesiredObject object -> object.targetAnchor();
            case DesiredAbsence absence -> absence.targetAnchor();
            case DesiredMembers members -> members.targetAnchor() + "|" + members.bucket();
            case BatchMarker marker -> "marker";
        };
    }

    private static Object contents(BatchMessage message) {
        return switch (message) {
            case DesiredObject object -> List.of(object.objectType(), object.attributes(), object.references());
            case DesiredAbsence absence -> absence.reason();
            case DesiredMembers members -> List.of(members.bucketCount(), members.members());
            case BatchMarker marker -> marker.runId();
        };
    }
}
