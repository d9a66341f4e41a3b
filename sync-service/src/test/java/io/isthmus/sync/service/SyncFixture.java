package io.isthmus.sync.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.chassis.configlog.AppendResult;
import io.isthmus.chassis.configlog.ConfigLog;
import io.isthmus.chassis.testing.TopicReader;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.batches.BatchMarker;
import io.isthmus.contracts.batches.BatchMessage;
import io.isthmus.contracts.batches.DesiredAbsence;
import io.isthmus.contracts.batches.DesiredMembers;
import io.isthmus.contracts.batches.DesiredObject;
import io.isthmus.contracts.config.ConfigChange;
import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.contracts.settings.RuleSettings;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.SourceSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** What tests of the whole service say: settings given, runs run, topics read. */
final class SyncFixture {

    static final String DEPLOYMENT = "test";
    static final String CHANGES = DEPLOYMENT + ".directory.changes";
    static final String BATCHES = DEPLOYMENT + ".export.batches";
    private static final Duration DEADLINE = Duration.ofSeconds(150);

    private final ConfigLog log;

    SyncFixture(ConfigLog log) {
        this.log = log;
    }

    void settings(SourceSettings... sources) {
        settings(RuleSettings.defaults(), sources);
    }

    void settings(RuleSettings rules, SourceSettings... sources) {
        settings(new SettingsDocument(1, List.of(sources), null, null, null, null, rules, null, null));
    }

    void settings(SettingsDocument document) {
        Awaitility.await("config log").atMost(DEADLINE).until(log::loaded);
        AppendResult result = log.append(
                log.state().revision(), "test", null, new ConfigChange.SettingsChanged(DEPLOYMENT, document));
        assertThat(result).isInstanceOf(AppendResult.Accepted.class);
    }

    Run run(RunProfile profile, String connector) {
        String body = connector == null
                ? "{\"profile\":\"%s\"}".formatted(profile)
                : "{\"profile\":\"%s\",\"connector\":\"%s\"}".formatted(profile, connector);
        String location = given().auth()
                .preemptive()
                .basic("operator", "operator-test")
                .contentType("application/json")
                .body(body)
                .post("/api/runs")
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
        return finished(location);
    }

    Run finished(String location) {
        return Awaitility.await("end of " + location)
                .atMost(DEADLINE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> get(location), run -> run.status().finished());
    }

    Run get(String location) {
        String json = given().auth()
                .preemptive()
                .basic("viewer", "viewer-test")
                .get(location)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        try {
            return WireFormat.mapper().readValue(json, Run.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<BatchMessage> batches() {
        return TopicReader.ofTheTestBroker().values(BATCHES, BatchMessage.class);
    }

    /** What a run sent, without its markers. */
    List<BatchMessage> sentBy(Run run) {
        return batches().stream()
                .filter(message -> message.runId().equals(run.id()) && !(message instanceof BatchMarker))
                .toList();
    }

    /** How many messages about objects and memberships were ever sent. */
    long imagesSent() {
        return batches().stream()
                .filter(message -> !(message instanceof BatchMarker))
                .count();
    }

    List<BatchMarker> markersOf(Run run) {
        return batches().stream()
                .filter(BatchMarker.class::isInstance)
                .map(BatchMarker.class::cast)
                .filter(marker -> marker.runId().equals(run.id()))
                .toList();
    }

    /** The newest state of each key, without runs: what a rebuilt reader would come to. */
    Target target() {
        Map<String, DesiredObject> objects = new HashMap<>();
        Map<String, DesiredAbsence> absences = new HashMap<>();
        Map<String, Map<Integer, DesiredMembers>> members = new HashMap<>();
        for (BatchMessage message : TopicReader.ofTheTestBroker()
                .newest(BATCHES, BatchMessage.class)
                .values()) {
            switch (message) {
                case DesiredObject object -> objects.put(object.targetAnchor(), object);
                case DesiredAbsence absence -> absences.put(absence.targetAnchor(), absence);
                case DesiredMembers bucket ->
                    members.computeIfAbsent(bucket.targetAnchor(), anchor -> new HashMap<>())
                            .put(bucket.bucket(), bucket);
                case BatchMarker marker -> {
                    // says nothing about objects
                }
            }
        }
        return new Target(objects, absences, members);
    }

    /** The desired state of the target. */
    record Target(
            Map<String, DesiredObject> objects,
            Map<String, DesiredAbsence> absences,
            Map<String, Map<Integer, DesiredMembers>> buckets) {

        DesiredObject named(String displayName) {
            return objects.values().stream()
                    .filter(object ->
                            List.of(displayName).equals(object.attributes().get("displayName")))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(displayName + " is not among " + objects.values()));
        }

        List<String> membersOf(String displayName) {
            List<String> members = new ArrayList<>();
            buckets.getOrDefault(named(displayName).targetAnchor(), Map.of()).values().stream()
                    .filter(bucket -> bucket.bucket() < bucket.bucketCount())
                    .forEach(bucket -> members.addAll(bucket.members()));
            return members;
        }

        /** Contents only, to compare two states of the topic. */
        Map<String, Object> contents() {
            Map<String, Object> contents = new HashMap<>();
            objects.forEach((anchor, object) ->
                    contents.put(anchor, List.of(object.objectType(), object.attributes(), object.references())));
            absences.forEach((anchor, absence) -> contents.put(anchor, absence.reason()));
            buckets.forEach((anchor, byNumber) -> byNumber.forEach((number, bucket) ->
                    contents.put(anchor + "|" + number, List.of(bucket.bucketCount(), bucket.members()))));
            return contents;
        }
    }
}
