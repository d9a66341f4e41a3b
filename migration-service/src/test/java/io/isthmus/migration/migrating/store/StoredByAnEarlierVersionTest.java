package io.isthmus.migration.migrating.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.migration.Migration;
import io.isthmus.contracts.migration.Migration.Path;
import io.isthmus.contracts.migration.Migration.Status;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.migration.migrating.MigrationState;
import io.isthmus.migration.migrating.MigrationState.InProgress;
import io.isthmus.migration.migrating.MigrationView;
import io.isthmus.migration.migrating.Triggered;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Migrations as the version before the credential steps has written them. */
class StoredByAnEarlierVersionTest {

    private static final String FACTS = """
            {"analysisId": "a1", "verdict": "PARALLEL", "overridden": false, "target": "cloud"}""";

    @Test
    void one_that_is_under_way_goes_by_the_plan_it_was_begun_with() {
        MigrationState read = MigrationRows.read(row(Path.PARALLEL, Status.IN_PROGRESS, """
                [{"name": "ANALYZE", "status": "DONE", "by": "operator"},
                 {"name": "EXPORT_SETTINGS", "status": "DONE", "by": "operator"},
                 {"name": "IMPORT_SETTINGS", "status": "DONE", "by": "operator"},
                 {"name": "ENTER_STAGING", "status": "READY"}]"""));

        Migration view = MigrationView.of(read);

        assertThat(view.current()).isEqualTo(Name.ENTER_STAGING);
        assertThat(view.steps())
                .extracting(step -> step.name())
                .doesNotContain(Name.CLOUD_CREDENTIALS, Name.DIRECTORY_CREDENTIALS)
                .hasSize(11);
        assertThat(((InProgress) read).trigger(Name.ENTER_STAGING, false, "operator", Instant.EPOCH))
                .isInstanceOf(Triggered.Begun.class);
    }

    @Test
    void in_place_settings_stay_before_the_retirement() {
        MigrationState read = MigrationRows.read(row(Path.IN_PLACE, Status.IN_PROGRESS, """
                [{"name": "ANALYZE", "status": "DONE", "by": "operator"},
                 {"name": "IMPORT_SETTINGS", "status": "FAILED", "by": "operator",
                  "failure": {"code": "X", "message": "x", "whatToDo": "y"}}]"""));

        assertThat(((InProgress) read).due()).isEqualTo(Name.IMPORT_SETTINGS);
        assertThat(((InProgress) read).trigger(Name.IMPORT_SETTINGS, false, "operator", Instant.EPOCH))
                .isInstanceOf(Triggered.Begun.class);
    }

    @Test
    void one_that_has_not_got_anywhere_takes_the_plan_of_today() {
        MigrationState read = MigrationRows.read(row(Path.IN_PLACE, Status.IN_PROGRESS, """
                [{"name": "ANALYZE", "status": "FAILED", "by": "operator",
                  "failure": {"code": "DATABASE_NOT_CONFIRMED", "message": "x", "whatToDo": "y"}}]"""));

        assertThat(read.plan().has(Name.CLOUD_CREDENTIALS)).isTrue();
    }

    @Test
    void one_that_has_ended_is_shown_as_it_was() {
        MigrationEntity row = row(Path.IN_PLACE, Status.DONE, """
                [{"name": "ANALYZE", "status": "DONE", "by": "operator"},
                 {"name": "CONFIRM", "status": "DONE", "by": "operator"}]""");
        row.endedAt = Instant.EPOCH;

        assertThat(MigrationView.of(MigrationRows.read(row)).steps()).hasSize(7);
    }

    private static MigrationEntity row(Path path, Status status, String steps) {
        MigrationEntity row = new MigrationEntity();
        row.id = "m1";
        row.name = "contoso";
        row.deployment = "test";
        row.path = path;
        row.status = status;
        row.startedAt = Instant.EPOCH;
        row.startedBy = "operator";
        row.steps = steps;
        row.facts = FACTS;
        return row;
    }
}
