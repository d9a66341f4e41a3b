package io.isthmus.migration.migrating;

import static io.isthmus.contracts.migration.MigrationStep.Name.ANALYZE;
import static io.isthmus.contracts.migration.MigrationStep.Name.CLOUD_CREDENTIALS;
import static io.isthmus.contracts.migration.MigrationStep.Name.CONFIRM;
import static io.isthmus.contracts.migration.MigrationStep.Name.DIRECTORY_CREDENTIALS;
import static io.isthmus.contracts.migration.MigrationStep.Name.ENTER_STAGING;
import static io.isthmus.contracts.migration.MigrationStep.Name.EXPORT;
import static io.isthmus.contracts.migration.MigrationStep.Name.IMPORT_SETTINGS;
import static io.isthmus.contracts.migration.MigrationStep.Name.INITIAL_RUN;
import static io.isthmus.contracts.migration.MigrationStep.Name.LEAVE_STAGING;
import static io.isthmus.contracts.migration.MigrationStep.Name.READY_TO_CONFIGURE;
import static io.isthmus.contracts.migration.MigrationStep.Name.RETIRE_OLD_TOOL;
import static io.isthmus.contracts.migration.MigrationStep.Name.REVIEW_PENDING_EXPORTS;
import static io.isthmus.contracts.migration.MigrationStep.Name.VERIFY;
import static io.isthmus.migration.migrating.WalkedMigrations.AT;
import static io.isthmus.migration.migrating.WalkedMigrations.begin;
import static io.isthmus.migration.migrating.WalkedMigrations.running;
import static io.isthmus.migration.migrating.WalkedMigrations.upTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.migration.Migration;
import io.isthmus.contracts.migration.Migration.Path;
import io.isthmus.contracts.migration.MigrationStep;
import io.isthmus.contracts.migration.MigrationStep.Failure;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.migration.migrating.Facts.Retirement;
import io.isthmus.migration.migrating.Facts.ReviewedExports;
import io.isthmus.migration.migrating.MigrationState.InProgress;
import org.junit.jupiter.api.Test;

class MigrationStateTest {

    @Test
    void a_new_migration_has_only_its_first_step_ready() {
        Migration view = MigrationView.of(begin(Path.PARALLEL));

        assertThat(view.current()).isEqualTo(ANALYZE);
        assertThat(view.steps())
                .extracting(MigrationStep::name)
                .containsExactlyElementsOf(MigrationPlan.of(Path.PARALLEL).steps());
        assertThat(view.steps().getFirst().status()).isEqualTo(MigrationStep.Status.READY);
        assertThat(view.steps().subList(1, view.steps().size()))
                .allMatch(step -> step.status() == MigrationStep.Status.NOT_YET);
    }

    @Test
    void in_place_retires_the_old_tool_before_anything_is_run() {
        assertThat(MigrationPlan.of(Path.IN_PLACE).steps())
                .containsExactly(
                        ANALYZE,
                        CLOUD_CREDENTIALS,
                        DIRECTORY_CREDENTIALS,
                        READY_TO_CONFIGURE,
                        RETIRE_OLD_TOOL,
                        IMPORT_SETTINGS,
                        LEAVE_STAGING,
                        INITIAL_RUN,
                        EXPORT,
                        CONFIRM);
    }

    @Test
    void a_step_out_of_order_names_the_steps_that_are_missing() {
        Triggered triggered = begin(Path.PARALLEL).trigger(ENTER_STAGING, false, "operator", AT);

        assertThat(triggered).isInstanceOfSatisfying(Triggered.Refused.class, refused -> {
            assertThat(refused.missing().getFirst().message()).contains("ANALYZE, EXPORT_SETTINGS, CLOUD_CREDENTIALS");
            assertThat(refused.missing().getFirst().whatToDo()).contains("/steps/ANALYZE");
        });
    }

    @Test
    void staging_is_not_left_without_the_old_tool_retired_and_says_so() {
        InProgress upToRetirement = upTo(RETIRE_OLD_TOOL, begin(Path.PARALLEL));

        assertThat(upToRetirement.missingFor(LEAVE_STAGING))
                .extracting(Missing::code)
                .contains("OLD_TOOL_NOT_RETIRED");
    }

    @Test
    void doing_a_step_again_opens_the_later_ones_and_forgets_the_review_but_not_that_the_old_tool_is_gone() {
        InProgress readyForCutover = upTo(LEAVE_STAGING, begin(Path.PARALLEL));

        InProgress redone = ((Triggered.Begun) readyForCutover.trigger(INITIAL_RUN, true, "operator", AT)).now();

        assertThat(redone.step(INITIAL_RUN)).isInstanceOf(StepState.Running.class);
        assertThat(redone.step(VERIFY)).isInstanceOf(StepState.NotBegun.class);
        assertThat(redone.step(REVIEW_PENDING_EXPORTS)).isInstanceOf(StepState.NotBegun.class);
        assertThat(redone.step(RETIRE_OLD_TOOL)).isInstanceOf(StepState.Done.class);
        assertThat(redone.facts().has(ReviewedExports.class)).isFalse();
        assertThat(redone.facts().find(Retirement.class)).contains(new Retirement(AT));
    }

    @Test
    void after_cutover_no_earlier_step_is_done_again() {
        InProgress exporting = upTo(CONFIRM, begin(Path.PARALLEL));

        for (Name earlier : MigrationPlan.of(Path.PARALLEL).before(EXPORT)) {
            assertThat(exporting.trigger(earlier, true, "operator", AT)).isInstanceOf(Triggered.Refused.class);
        }
        assertThat(exporting.trigger(EXPORT, true, "operator", AT)).isInstanceOf(Triggered.Begun.class);
    }

    @Test
    void a_failed_step_can_be_triggered_again() {
        InProgress analyzing = ((Triggered.Begun) begin(Path.PARALLEL).trigger(ANALYZE, false, "operator", AT)).now();
        InProgress failed = analyzing.running().orElseThrow().failed(new Failure("X", "x", "y"), null, AT);

        assertThat(MigrationView.of(failed).steps().getFirst().failure().code()).isEqualTo("X");
        assertThat(failed.trigger(ANALYZE, false, "operator", AT)).isInstanceOf(Triggered.Begun.class);
    }

    @Test
    void a_restart_lets_waiting_steps_wait_on_and_fails_what_was_cut_off() {
        InProgress waiting = running(INITIAL_RUN, begin(Path.PARALLEL));
        InProgress cutOff = running(VERIFY, begin(Path.PARALLEL));

        assertThat(waiting.running().orElseThrow().afterRestart(AT)).isEqualTo(waiting);
        assertThat(cutOff.running().orElseThrow().afterRestart(AT).step(VERIFY))
                .isInstanceOfSatisfying(
                        StepState.Failed.class,
                        failed -> assertThat(failed.failure().code()).isEqualTo("INTERRUPTED"));
    }

    @Test
    void from_the_retirement_of_the_old_tool_until_staging_is_left_it_warns_that_nobody_exports() {
        InProgress retired = upTo(LEAVE_STAGING, begin(Path.PARALLEL));
        InProgress left = upTo(EXPORT, begin(Path.PARALLEL));

        assertThat(MigrationView.of(retired).warnings())
                .singleElement()
                .asString()
                .contains("nobody exports since 2026-11-21T01:00:00Z");
        assertThat(MigrationView.of(left).warnings()).isEmpty();
    }

    @Test
    void it_can_be_abandoned_before_cutover_and_not_after() {
        InProgress before = upTo(LEAVE_STAGING, begin(Path.PARALLEL));
        InProgress after = upTo(EXPORT, begin(Path.PARALLEL));

        assertThat(before.abandon("admin", "no", AT)).isInstanceOf(Abandonment.Accepted.class);
        assertThat(after.abandon("admin", "no", AT)).isInstanceOf(Abandonment.Refused.class);
    }
}
