package io.isthmus.systemtests.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.export.Approval;
import io.isthmus.contracts.export.PendingExportView;
import io.isthmus.contracts.export.RestorationPlan;
import io.isthmus.contracts.export.WrittenObject;
import io.isthmus.contracts.migration.Configuration;
import io.isthmus.contracts.migration.Migration;
import io.isthmus.contracts.migration.MigrationStep;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.contracts.migration.ReCreation;
import io.isthmus.contracts.migration.RollbackReport;
import io.isthmus.localstack.services.Service;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/** Leads one migration through its steps, as the console or a script does. */
public final class MigrationDriver {

    private static final Duration STEP_DEADLINE = Duration.ofMinutes(6);

    private final Api api;
    private final String id;

    private MigrationDriver(Api api, String id) {
        this.api = api;
        this.id = id;
    }

    public static MigrationDriver begin(Deployment deployment, String name) {
        return begin(deployment, name, Migration.Path.PARALLEL);
    }

    public static MigrationDriver begin(Deployment deployment, String name, Migration.Path path) {
        return begin(deployment, name, path, null);
    }

    /** @param from the deployment that a swing leaves */
    public static MigrationDriver begin(Deployment deployment, String name, Migration.Path path, String from) {
        var api = deployment.api(Service.MIGRATION);
        var migration = api.operator()
                .body(new Migration.Begin(name, path, from))
                .post("/api/migrations")
                .then()
                .statusCode(201)
                .extract()
                .as(Migration.class);
        return new MigrationDriver(api, migration.id());
    }

    /** The same migration, led on by whichever process is the deployment's migration-service now. */
    public MigrationDriver at(Deployment deployment) {
        return new MigrationDriver(deployment.api(Service.MIGRATION), id);
    }

    /** Everything that is going to be applied. */
    public Configuration configuration() {
        return api.operator()
                .get("/api/migrations/{id}/configuration", id)
                .then()
                .statusCode(200)
                .extract()
                .as(Configuration.class);
    }

    /** What could not be carried over, with what was said of each. */
    public List<ReCreation> reCreations() {
        return List.of(api.viewer()
                .get("/api/migrations/{id}/re-creations", id)
                .then()
                .statusCode(200)
                .extract()
                .as(ReCreation[].class));
    }

    /** Whether the step is in the plan, by what is known now. */
    public boolean has(Name name) {
        return now().steps().stream().anyMatch(step -> step.name() == name);
    }

    /** What giving it up would leave at the target, and has left. */
    public RollbackReport rollback() {
        return api.viewer()
                .get("/api/migrations/{id}/rollback", id)
                .then()
                .statusCode(200)
                .extract()
                .as(RollbackReport.class);
    }

    /** Object by object with the values before. */
    public List<WrittenObject> rollbackObjects() {
        return api.viewer()
                .queryParam("limit", 1000)
                .get("/api/migrations/{id}/rollback/objects", id)
                .then()
                .statusCode(200)
                .extract()
                .as(WrittenObject.Page.class)
                .items();
    }

    /** The plan to put back what was written, compared with a fresh target import. */
    public RestorationPlan prepareRestoration() {
        api.admin().post("/api/migrations/{id}/rollback/plan", id).then().statusCode(202);
        return awaitRestoration(RestorationPlan.Status.PREPARED);
    }

    public RestorationPlan restoration() {
        return api.viewer()
                .get("/api/migrations/{id}/rollback/plan", id)
                .then()
                .statusCode(200)
                .extract()
                .as(RestorationPlan.class);
    }

    /** Attribute by attribute. */
    public List<PendingExportView> restorationChanges() {
        return api.viewer()
                .queryParam("limit", 1000)
                .get("/api/migrations/{id}/rollback/plan/changes", id)
                .then()
                .statusCode(200)
                .extract()
                .as(PendingExportView.Page.class)
                .items();
    }

    /** What somebody else has changed meanwhile. */
    public List<RestorationPlan.Conflict> restorationConflicts() {
        return api.viewer()
                .get("/api/migrations/{id}/rollback/plan/conflicts", id)
                .then()
                .statusCode(200)
                .extract()
                .as(RestorationPlan.ConflictPage.class)
                .items();
    }

    public void approveRestoration(String digest) {
        var answer = api.admin()
                .body(new Approval(digest, "regretted"))
                .post("/api/migrations/{id}/rollback/plan/approve", id);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    }

    public void applyRestoration(String digest) {
        var answer = api.admin()
                .body(new Approval(digest, "regretted"))
                .post("/api/migrations/{id}/rollback/plan/apply", id);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
    }

    public RestorationPlan awaitRestoration(RestorationPlan.Status status) {
        return Awaitility.await("the plan is " + status)
                .atMost(STEP_DEADLINE)
                .pollInterval(Duration.ofMillis(300))
                .ignoreExceptions()
                .until(this::restoration, plan -> plan.status() == status);
    }

    public void abandon() {
        api.admin().post("/api/migrations/{id}/abandon", id).then().statusCode(200);
    }

    public Migration now() {
        return api.viewer()
                .get("/api/migrations/{id}", id)
                .then()
                .statusCode(200)
                .extract()
                .as(Migration.class);
    }

    /** Triggers a step and waits until it is done. */
    public MigrationStep perform(Name name, Object body) {
        trigger(name, body);
        return awaitDone(name);
    }

    public MigrationStep perform(Name name) {
        return perform(name, null);
    }

    /** Triggers a step that must be accepted. */
    public void trigger(Name name, Object body) {
        var answer = attempt(name, body);
        assertThat(answer.statusCode()).as("%s: %s", name, answer.asString()).isIn(200, 202);
    }

    public Response attempt(Name name, Object body) {
        var request = api.admin();
        if (body != null) {
            request.body(body);
        }
        return request.post("/api/migrations/{id}/steps/{name}", id, name);
    }

    public MigrationStep awaitDone(Name name) {
        var step = Awaitility.await(name + " of migration " + id)
                .atMost(STEP_DEADLINE)
                .pollInterval(Duration.ofMillis(300))
                .ignoreExceptions()
                .until(
                        () -> step(name),
                        now -> now.status() == MigrationStep.Status.DONE
                                || now.status() == MigrationStep.Status.FAILED);
        assertThat(step.status()).as("%s: %s", name, step.failure()).isEqualTo(MigrationStep.Status.DONE);
        return step;
    }

    public MigrationStep step(Name name) {
        return now().steps().stream()
                .filter(step -> step.name() == name)
                .findFirst()
                .orElseThrow();
    }
}
