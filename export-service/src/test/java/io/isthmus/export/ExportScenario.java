package io.isthmus.export;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.isthmus.chassis.configlog.AppendResult;
import io.isthmus.chassis.configlog.ConfigLog;
import io.isthmus.chassis.deployment.DeploymentConfig;
import io.isthmus.chassis.kafka.BulkProducer;
import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.Topics;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.batches.BatchMarker;
import io.isthmus.contracts.batches.DesiredAbsence;
import io.isthmus.contracts.batches.DesiredMembers;
import io.isthmus.contracts.batches.DesiredObject;
import io.isthmus.contracts.config.ConfigChange;
import io.isthmus.contracts.export.ForeignChange;
import io.isthmus.contracts.export.GateState;
import io.isthmus.contracts.export.PendingExportSummary;
import io.isthmus.contracts.export.RestorationPlan;
import io.isthmus.contracts.export.WrittenObject;
import io.isthmus.contracts.export.WrittenSummary;
import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.contracts.settings.ChangeLimits;
import io.isthmus.contracts.settings.IdentitySettings;
import io.isthmus.contracts.settings.SafetySettings;
import io.isthmus.contracts.settings.ScheduleSettings;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.SourceKind;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.contracts.settings.TargetSettings;
import io.isthmus.export.receiving.DesiredStore;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** What tests say to a running export-service: as sync-service, as migration-service, as an operator. */
@ApplicationScoped
public class ExportScenario {

    /** A handful of objects, of which any share may change. */
    private static final SafetySettings NOTHING_HELD =
            new SafetySettings(0, 0, null, null, null, new ChangeLimits(0, 0, 0, 0), null);

    /** The one source of the settings. */
    public static final String SOURCE = "ad";

    private static final String ANOTHER = "another";
    private static final Duration DEADLINE = Duration.ofSeconds(120);

    private final BulkProducer producer;
    private final Topics topics;
    private final ConfigLog log;
    private final DeploymentConfig deployment;
    private final DesiredStore desired;
    private String target;
    private TargetSettings.Authentication authentication;

    ExportScenario(
            BulkProducer producer, Topics topics, ConfigLog log, DeploymentConfig deployment, DesiredStore desired) {
        this.producer = producer;
        this.topics = topics;
        this.log = log;
        this.deployment = deployment;
        this.desired = desired;
    }

    /** From here on the deployment exports to this provider, under a name nobody was ever promoted for. */
    public void useTarget(String url, SafetySettings safety) {
        useTarget(url, safety, null);
    }

    /** The same, signed in so. */
    public void useTarget(String url, SafetySettings safety, TargetSettings.Authentication signIn) {
        authentication = signIn;
        await().atMost(DEADLINE).until(log::loaded);
        target = "target-" + UUID.randomUUID();
        changeSettings(url, safety);
    }

    public void changeSettings(String url, SafetySettings safety) {
        changeSettings(url, safety, IdentitySettings.defaults());
    }

    /** From here on runs begin by themselves as this schedule says. */
    public void schedule(String url, ScheduleSettings schedule) {
        changeSettings(url, NOTHING_HELD, IdentitySettings.defaults(), schedule);
    }

    public void changeSettings(String url, SafetySettings safety, IdentitySettings identity) {
        changeSettings(url, safety, identity, null);
    }

    private void changeSettings(
            String url, SafetySettings safety, IdentitySettings identity, ScheduleSettings schedule) {
        SettingsDocument document = new SettingsDocument(
                1,
                List.of(new SourceSettings(
                        SOURCE,
                        SourceKind.LDAP,
                        "ldap://127.0.0.1",
                        false,
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        null,
                        0)),
                new TargetSettings(target, TargetSettings.Kind.SCIM, url, authentication, 8, null),
                identity,
                safety,
                schedule,
                null,
                null,
                null);
        append(() -> new ConfigChange.SettingsChanged(deployment.deployment(), document));
    }

    public void promote() {
        append(() -> new ConfigChange.Promoted(target, deployment.deployment(), nextEpoch()));
    }

    public void demote() {
        append(() -> new ConfigChange.Demoted(target, deployment.deployment(), nextEpoch()));
    }

    private long nextEpoch() {
        return log.state().exportControlOf(target).epoch() + 1;
    }

    /** As migration-service does once the plan is approved: this deployment may apply it, and nothing else. */
    public void restore(String plan) {
        await().atMost(DEADLINE).until(this::quiesced);
        append(() -> new ConfigChange.RestorationBegun(target, deployment.deployment(), plan, nextEpoch()));
    }

    public boolean nobodyExports() {
        return log.state().exportControlOf(target).activeDeployment() == null;
    }

    /** Another deployment was active until now. */
    public void handOverFromAnother(boolean confirmed) {
        long epoch = nextEpoch();
        append(() -> new ConfigChange.Promoted(target, ANOTHER, epoch));
        append(() -> new ConfigChange.Demoted(target, ANOTHER, epoch + 1));
        if (confirmed) {
            append(() -> new ConfigChange.Quiesced(target, ANOTHER, epoch + 1));
        }
        promote();
    }

    public boolean quiesced() {
        return log.state().exportControlOf(target).quiesced();
    }

    /** The service writes to the log by itself, too: when it stops exporting, and when a restoration is done. */
    private void append(Supplier<ConfigChange> change) {
        await("taken by the config log").atMost(DEADLINE).untilAsserted(() -> {
            long seen = log.state().revision();
            assertThat(log.append(seen, "test", "test", change.get())).isInstanceOf(AppendResult.Accepted.class);
        });
    }

    /** A batch as sync-service emits it: the messages, then one marker a partition. */
    public void batch(Object... messages) {
        send(messages);
        mark();
    }

    /** The same; and the service has taken it in, so that a run that is asked for now knows it. */
    public void receivedBatch(Object... messages) {
        send(messages);
        String run = mark(null, true);
        await("the batch is taken in").atMost(DEADLINE).until(() -> {
            DesiredStore.Arrival arrival = desired.arrival();
            return arrival.complete() && run.equals(arrival.runId());
        });
    }

    public void send(Object... messages) {
        BulkProducer.Batch batch = producer.begin();
        for (Object message : messages) {
            batch.send(topics.exportBatches(), key(message), message);
        }
        batch.awaitAcknowledged();
    }

    /** A batch by which the source was read from end to end. */
    public void wholeBatch(Object... messages) {
        send(messages);
        mark(new BatchMarker.WholeSource(SOURCE, settingsRevision()));
    }

    public long settingsRevision() {
        return log.state().settingsOf(deployment.deployment()).orElseThrow().revision();
    }

    public void mark() {
        mark(null);
    }

    public void mark(BatchMarker.WholeSource whole) {
        mark(whole, true);
    }

    public void markOfDelta() {
        mark(null, false);
    }

    private String mark(BatchMarker.WholeSource whole, boolean full) {
        BulkProducer.Batch batch = producer.begin();
        int partitions = producer.partitionsOf(topics.exportBatches());
        String run = UUID.randomUUID().toString();
        for (int partition = 0; partition < partitions; partition++) {
            batch.sendTo(
                    topics.exportBatches(),
                    partition,
                    "@marker|" + partition,
                    new BatchMarker(1, run, partition, partitions, full, Map.of(), Instant.now(), whole));
        }
        batch.awaitAcknowledged();
        return run;
    }

    private static String key(Object message) {
        return switch (message) {
            case DesiredObject object -> object.targetAnchor();
            case DesiredAbsence absence -> absence.targetAnchor();
            case DesiredMembers members -> members.targetAnchor() + "|" + members.bucket();
            default -> throw new IllegalArgumentException(message.toString());
        };
    }

    public static DesiredObject user(String anchor, String name, Map<String, List<String>> more) {
        Map<String, List<String>> attributes = new HashMap<>();
        attributes.put("userPrincipalName", List.of(name + "@contoso.test"));
        attributes.put("mail", List.of(name + "@contoso.test"));
        attributes.put("displayName", List.of("Display " + name));
        attributes.put("accountEnabled", List.of("true"));
        attributes.putAll(more);
        return new DesiredObject(1, "run", anchor, ObjectType.USER, attributes, Map.of(), "ad: CN=" + name);
    }

    public static DesiredObject withManager(DesiredObject user, String manager) {
        return new DesiredObject(
                1,
                user.runId(),
                user.targetAnchor(),
                user.objectType(),
                user.attributes(),
                Map.of("manager", manager == null ? List.of() : List.of(manager)),
                user.source());
    }

    public static DesiredObject group(String anchor, String name) {
        return new DesiredObject(
                1, "run", anchor, ObjectType.GROUP, Map.of("displayName", List.of(name)), Map.of(), "ad: CN=" + name);
    }

    public static DesiredMembers members(String group, String... anchors) {
        return new DesiredMembers(1, "run", group, 0, 1, List.of(anchors));
    }

    /** Of which so many members are not known yet. */
    public static DesiredMembers incomplete(int notKnownYet, String group, String... anchors) {
        return new DesiredMembers(1, "run", group, 0, 1, List.of(anchors), notKnownYet);
    }

    public static DesiredAbsence deleted(String anchor, ObjectType type) {
        return new DesiredAbsence(1, "run", anchor, type, DesiredAbsence.Reason.DELETED_AT_SOURCE, null, null);
    }

    public static DesiredAbsence outOfScope(String anchor) {
        return new DesiredAbsence(1, "run", anchor, ObjectType.USER, DesiredAbsence.Reason.OUT_OF_SCOPE, null, null);
    }

    public RequestSpecification as(String user) {
        return given().auth().preemptive().basic(user, user + "-test").contentType("application/json");
    }

    public Run start(RunProfile profile) {
        return json(as("operator").body("{\"profile\":\"" + profile + "\"}").post("/api/runs"), 202, Run.class);
    }

    /** Starts a run and waits for its end. */
    public Run run(RunProfile profile) {
        Run started = start(profile);
        await("run " + profile + " ends")
                .atMost(DEADLINE)
                .until(() ->
                        get("/api/runs/" + started.id(), Run.class).status().finished());
        return get("/api/runs/" + started.id(), Run.class);
    }

    public PendingExportSummary summary() {
        return get("/api/pending-exports/summary", PendingExportSummary.class);
    }

    public WrittenSummary writtenSummary(Instant since) {
        return get("/api/written-objects/summary?since=" + since, WrittenSummary.class);
    }

    public List<WrittenObject> writtenSince(Instant since) {
        return get("/api/written-objects?since=" + since, WrittenObject.Page.class)
                .items();
    }

    public List<ForeignChange> foreignChanges(Instant since) {
        return List.of(get("/api/foreign-changes?since=" + since, ForeignChange[].class));
    }

    public String writtenCsv(Instant since) {
        return as("viewer").get("/api/written-objects.csv?since=" + since).asString();
    }

    /** A plan of everything since then, compared with a target import. */
    public RestorationPlan prepareRestoration(Instant since) {
        await().atMost(DEADLINE).until(this::quiesced);
        json(as("admin").body("{\"since\":\"" + since + "\"}").post("/api/restoration"), 202, RestorationPlan.class);
        return awaitRestoration(RestorationPlan.Status.PREPARED);
    }

    public RestorationPlan restoration() {
        return get("/api/restoration", RestorationPlan.class);
    }

    public RestorationPlan awaitRestoration(RestorationPlan.Status status) {
        await("restoration is " + status)
                .atMost(DEADLINE)
                .untilAsserted(() -> assertThat(restoration())
                        .extracting(RestorationPlan::status)
                        .isEqualTo(status));
        return restoration();
    }

    public void approve(String digest) {
        approve("operator", digest);
    }

    /** What is pending then can be approved by an admin only. */
    public void approveRestoration(String digest) {
        approve("admin", digest);
    }

    private void approve(String user, String digest) {
        json(as(user).body("{\"digest\":\"" + digest + "\"}").post("/api/approvals"), 200, GateState.class);
    }

    public GateState gate() {
        return get("/api/gate", GateState.class);
    }

    public void awaitPending(long total) {
        await(total + " pending exports")
                .atMost(DEADLINE)
                .untilAsserted(() -> assertThat(summary().total()).isEqualTo(total));
    }

    /** Nothing is pending and nothing is under way. */
    public void awaitAtRest() {
        await("everything is exported").atMost(DEADLINE).untilAsserted(() -> {
            assertThat(gate().open()).isTrue();
            assertThat(summary().total()).isZero();
            assertThat(as("viewer").get("/api/runs?limit=1").jsonPath().getString("[0].finishedAt"))
                    .isNotNull();
        });
    }

    public <T> T get(String path, Class<T> type) {
        return json(as("viewer").get(path), 200, type);
    }

    private static <T> T json(Response response, int status, Class<T> type) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        try {
            return WireFormat.mapper().readValue(response.asByteArray(), type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
