package io.isthmus.systemtests.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.export.GateState;
import io.isthmus.contracts.export.PendingExportSummary;
import io.isthmus.contracts.export.PendingExportView;
import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.contracts.operations.RunRequest;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.localstack.services.Service;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** Does by REST what a person who operates a deployment does. */
public final class Operator {

    private static final Duration RUN_DEADLINE = Duration.ofMinutes(5);
    private static final int CONFLICT = 409;
    private static final Duration CONFIG_DEADLINE = Duration.ofMinutes(3);

    private final Deployment deployment;
    private final Duration runDeadline;

    public Operator(Deployment deployment) {
        this(deployment, RUN_DEADLINE);
    }

    /** @param runDeadline how long one run may take */
    public Operator(Deployment deployment, Duration runDeadline) {
        this.deployment = deployment;
        this.runDeadline = runDeadline;
    }

    /**
     * Brings settings in force. Whoever else has written to the shared log since they were looked at makes this be done once
     * more, as a person would.
     */
    public void bringInForce(SettingsDocument settings) {
        var answer = new AtomicReference<>(put(settings));
        Awaitility.await("settings in force")
                .atMost(CONFIG_DEADLINE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> answer.get().statusCode() != CONFLICT
                        || answer.updateAndGet(conflict -> put(settings)).statusCode() != CONFLICT);
        answer.get().then().statusCode(200);
    }

    private Response put(SettingsDocument settings) {
        var migration = deployment.api(Service.MIGRATION);
        var current = migration.viewer().get("/api/settings");
        var revision = current.statusCode() == 404 ? "\"0\"" : current.header("ETag");
        return migration.admin().header("If-Match", revision).body(settings).put("/api/settings");
    }

    /** Makes this deployment the active one for the target. */
    public void promote(String target) {
        exportControl("promote", target);
    }

    public void demote(String target) {
        exportControl("demote", target);
    }

    /** Waits until whoever was demoted has confirmed that its last request is finished. */
    public void awaitQuiet(String target) {
        Awaitility.await("nobody writes to " + target)
                .atMost(CONFIG_DEADLINE)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .until(() -> deployment
                        .api(Service.MIGRATION)
                        .viewer()
                        .get("/api/export-control/{target}", target)
                        .<Boolean>path("quiesced"));
    }

    /** A run from its start to its end, however it ends. */
    public Run run(Service service, RunProfile profile, String connector) {
        return awaitFinished(service, start(service, profile, connector).id());
    }

    /** Starts a run; waits while an earlier one goes on or settings are still on their way. */
    public Run start(Service service, RunProfile profile, String connector) {
        var accepted = new AtomicReference<Response>();
        Awaitility.await(profile + " accepted by " + service)
                .atMost(runDeadline)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    accepted.set(deployment
                            .api(service)
                            .operator()
                            .body(new RunRequest(profile, connector))
                            .post("/api/runs"));
                    return accepted.get().statusCode() != 409;
                });
        return accepted.get().then().statusCode(202).extract().as(Run.class);
    }

    public Run awaitFinished(Service service, String id) {
        return Awaitility.await("run " + id + " of " + service)
                .atMost(runDeadline)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(() -> runOf(service, id), found -> found.status().finished());
    }

    public Run runOf(Service service, String id) {
        return deployment
                .api(service)
                .viewer()
                .get("/api/runs/{id}", id)
                .then()
                .statusCode(200)
                .extract()
                .as(Run.class);
    }

    /** The latest runs of a service, the latest first. */
    public List<Run> runs(Service service) {
        return List.of(deployment
                .api(service)
                .viewer()
                .queryParam("limit", 100)
                .get("/api/runs")
                .then()
                .statusCode(200)
                .extract()
                .as(Run[].class));
    }

    /** Waits until no run goes on. */
    public void awaitIdle() {
        Awaitility.await("no run goes on")
                .atMost(runDeadline)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> Stream.of(Service.SYNC, Service.EXPORT)
                        .flatMap(service -> runs(service).stream())
                        .allMatch(run -> run.status().finished()));
    }

    public GateState gate() {
        return deployment
                .api(Service.EXPORT)
                .viewer()
                .get("/api/gate")
                .then()
                .statusCode(200)
                .extract()
                .as(GateState.class);
    }

    public GateState awaitGate(String what, java.util.function.Predicate<GateState> condition) {
        return Awaitility.await(what)
                .atMost(CONFIG_DEADLINE)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(this::gate, condition);
    }

    public PendingExportSummary pendingSummary() {
        return deployment
                .api(Service.EXPORT)
                .viewer()
                .get("/api/pending-exports/summary")
                .then()
                .statusCode(200)
                .extract()
                .as(PendingExportSummary.class);
    }

    /** One page of pending exports from the beginning. */
    public PendingExportView.Page pendingExports(int limit) {
        return deployment
                .api(Service.EXPORT)
                .viewer()
                .queryParam("limit", limit)
                .get("/api/pending-exports")
                .then()
                .statusCode(200)
                .extract()
                .as(PendingExportView.Page.class);
    }

    /** The error with this code that a run reports. */
    public static Optional<Run.RunError> error(Run run, String code) {
        return run.errors().stream().filter(error -> error.code().equals(code)).findFirst();
    }

    private void exportControl(String action, String target) {
        var changed = deployment
                .api(Service.MIGRATION)
                .admin()
                .body(Map.of("target", target, "reason", "system test"))
                .post("/api/export-control/{action}", action);
        assertThat(changed.statusCode()).as(changed.asString()).isEqualTo(200);
    }
}
