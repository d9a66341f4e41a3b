package io.isthmus.migration.workflow;

import static io.isthmus.contracts.migration.MigrationStep.Name.ANALYZE;
import static io.isthmus.contracts.migration.MigrationStep.Name.CLOUD_CREDENTIALS;
import static io.isthmus.contracts.migration.MigrationStep.Name.DIRECTORY_CREDENTIALS;
import static io.isthmus.contracts.migration.MigrationStep.Name.EXPORT;
import static io.isthmus.contracts.migration.MigrationStep.Name.EXPORT_SETTINGS;
import static io.isthmus.contracts.migration.MigrationStep.Name.INITIAL_RUN;
import static io.isthmus.contracts.migration.MigrationStep.Name.RETIRE_OLD_TOOL;
import static io.isthmus.contracts.migration.MigrationStep.Name.REVIEW_PENDING_EXPORTS;
import static io.isthmus.contracts.migration.MigrationStep.Name.VERIFY;
import static io.isthmus.migration.migrating.WalkedMigrations.AT;
import static io.isthmus.migration.migrating.WalkedMigrations.begin;
import static io.isthmus.migration.migrating.WalkedMigrations.running;
import static io.isthmus.migration.migrating.WalkedMigrations.upTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.isthmus.contracts.migration.Migration.Path;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.contracts.migration.StepBody;
import io.isthmus.contracts.migration.StepBody.Analyze;
import io.isthmus.contracts.migration.StepBody.Approve;
import io.isthmus.migration.migrating.Checklist;
import io.isthmus.migration.migrating.Facts.AttachedAnalysis;
import io.isthmus.migration.migrating.MigrationState;
import io.isthmus.migration.migrating.MigrationState.Abandoned;
import io.isthmus.migration.migrating.MigrationState.Completed;
import io.isthmus.migration.migrating.MigrationState.InProgress;
import io.isthmus.migration.migrating.Missing;
import io.isthmus.migration.migrating.StepRefused;
import io.isthmus.migration.migrating.StepState;
import io.isthmus.migration.migrating.Triggered;
import io.isthmus.migration.migrating.store.Migrations.Change;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TriggerDecisionTest {

    private static final Checklist PLANNED = Checklist.of(EXPORT, List.of(), null, null);

    @Test
    void the_first_step_of_a_new_migration_begins_in_the_name_of_whoever_triggered_it() {
        Change<Triggered> change = decided(begin(Path.PARALLEL), ANALYZE);

        assertThat(change.result()).isEqualTo(new Triggered.Begun((InProgress) change.next()));
        assertThat(change.next().step(ANALYZE)).isEqualTo(new StepState.Running(AT, "anna", null, null));
    }

    @Test
    void a_step_whose_work_other_services_do_begins_with_its_checklist_so_that_a_restart_finds_it() {
        Change<Triggered> change = decided(upTo(INITIAL_RUN, begin(Path.PARALLEL)), INITIAL_RUN);

        InProgress begun = ((Triggered.Begun) change.result()).now();
        assertThat(begun).isSameAs(change.next());
        assertThat(Checklist.from(begun.running().orElseThrow().state().evidence()))
                .isEqualTo(PLANNED);
    }

    @Test
    void a_step_out_of_order_changes_nothing_and_names_what_is_missing() {
        Change<Triggered> change = decided(begin(Path.PARALLEL), RETIRE_OLD_TOOL);

        assertThat(change.next()).isNull();
        assertThat(((Triggered.Refused) change.result()).missing())
                .extracting(Missing::code)
                .contains("STEP_MISSING");
    }

    @ParameterizedTest
    @EnumSource(names = {"ANALYZE", "INITIAL_RUN", "VERIFY", "LEAVE_STAGING", "EXPORT"})
    void a_step_that_runs_is_not_begun_a_second_time_not_even_by_request(Name step) {
        InProgress runs = running(step, begin(Path.PARALLEL));

        for (boolean again : List.of(true, false)) {
            Change<Triggered> change = asked(step, again, null).of(runs, () -> PLANNED);

            assertThat(change.next()).isNull();
            assertThat(change.result()).isEqualTo(new Triggered.Nothing(runs));
        }
    }

    @Test
    void a_step_that_is_done_stays_so_unless_it_is_asked_for_again() {
        InProgress verified = upTo(REVIEW_PENDING_EXPORTS, begin(Path.PARALLEL));

        assertThat(decided(verified, VERIFY).result()).isEqualTo(new Triggered.Nothing(verified));
        assertThat(asked(VERIFY, true, null).of(verified, () -> PLANNED).result())
                .isInstanceOf(Triggered.Begun.class);
    }

    @Test
    void another_set_of_pending_exports_is_another_review_and_the_same_set_is_none() {
        InProgress reviewed = upTo(RETIRE_OLD_TOOL, begin(Path.PARALLEL));

        assertThat(decided(reviewed, REVIEW_PENDING_EXPORTS, new Approve("digest", null)))
                .isInstanceOf(Triggered.Nothing.class);
        assertThat(decided(reviewed, REVIEW_PENDING_EXPORTS, new Approve("another", null)))
                .isInstanceOf(Triggered.Begun.class);
    }

    @Test
    void another_analysis_than_the_attached_one_is_not_passed_over_in_silence() {
        InProgress fresh = upTo(EXPORT_SETTINGS, begin(Path.PARALLEL));
        InProgress analyzed = fresh.learned(fresh.facts().with(new AttachedAnalysis("a1", null, false, null)));

        assertThat(decided(analyzed, ANALYZE, new Analyze("a1", false))).isInstanceOf(Triggered.Nothing.class);
        assertRefused("ANOTHER_ANALYSIS_ATTACHED", analyzed, ANALYZE, new Analyze("a2", false));
    }

    @Test
    void other_credentials_than_the_tried_ones_are_not_passed_over_in_silence() {
        InProgress tried = upTo(VERIFY, begin(Path.PARALLEL));
        var others = Map.of("contoso", new StepBody.SourceAccess("ldaps://dc1", null, null, null, null));

        assertRefused(
                "OTHER_CREDENTIALS_TRIED", tried, DIRECTORY_CREDENTIALS, new StepBody.DirectoryCredentials(others));
        assertThat(decided(tried, CLOUD_CREDENTIALS, new StepBody.CloudCredentials(null)))
                .isInstanceOf(Triggered.Nothing.class);
    }

    @Test
    void a_migration_that_has_ended_takes_no_trigger() {
        InProgress last = begin(Path.PARALLEL);

        assertRefused("MIGRATION_ENDED", new Completed(last.about(), last.steps(), last.facts(), AT), EXPORT, null);
        assertRefused(
                "MIGRATION_ENDED",
                new Abandoned(last.about(), last.steps(), last.facts(), AT, "anna", "regretted"),
                EXPORT,
                null);
    }

    private static void assertRefused(String code, MigrationState migration, Name step, StepBody body) {
        assertThatExceptionOfType(StepRefused.class)
                .isThrownBy(() -> asked(step, false, body).of(migration, () -> PLANNED))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private static Change<Triggered> decided(InProgress migration, Name step) {
        return asked(step, false, null).of(migration, () -> PLANNED);
    }

    private static Triggered decided(InProgress migration, Name step, StepBody body) {
        return asked(step, false, body).of(migration, () -> PLANNED).result();
    }

    private static TriggerDecision asked(Name step, boolean again, StepBody body) {
        return new TriggerDecision(step, again, body, "anna", AT);
    }
}
