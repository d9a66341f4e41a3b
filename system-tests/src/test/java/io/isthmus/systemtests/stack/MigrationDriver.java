package io.isthmus.systemtests.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.export.WrittenObject;
import io.isthmus.contracts.migration.Migration;
import io.isthmus.contracts.migration.MigrationStep;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.contracts.migration.RollbackReport;
import io.isthmus.local.services.Service;
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
        var api = deployment.api(Service.MIGRATION);
        var migration = api.operator()
                .body(new Migration.Begin(name, path))
                .post("/api/migrations")
                .then()
                .statusCode(201)
                .extract()
                .as(Migration.class);
        return new MigrationDriver(api, migration.id());
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
