package io.isthmus.migration.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.isthmus.contracts.analysis.AnalysisResult.Verdict;
import io.isthmus.contracts.migration.Migration.Path;
import io.isthmus.contracts.migration.MigrationStep;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.contracts.operations.RunStatus;
import io.isthmus.migration.MigrationCase;
import io.isthmus.migration.migrating.Checklist;
import io.isthmus.migration.migrating.MigrationState.InProgress;
import io.isthmus.migration.migrating.Triggered;
import io.isthmus.migration.migrating.store.Migrations.Change;
import io.isthmus.migration.workflow.StepResumption;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Services that go away, runs that are cut off, and a restart of this one. */
@QuarkusTest
class OutagesTest extends MigrationCase {

    @Inject
    StepResumption resumption;

    @BeforeEach
    void theExportWasAnalyzed() {
        analyzer.has(analysis("a1", Verdict.PARALLEL, true));
    }

    @Test
    void a_service_that_is_away_for_a_while_only_delays_a_waiting_step() {
        sync.script(RunProfile.FULL_IMPORT, RunStatus.RUNNING);
        String id = begin(Path.PARALLEL);
        doneUpTo(id, Name.INITIAL_RUN);
        trigger(id, Name.INITIAL_RUN, null);
        awaitFirstRun();

        sync.away(true);
        sync.end(RunStatus.SUCCEEDED);
        sync.script(RunProfile.FULL_IMPORT);
        assertThat(step(find(id), Name.INITIAL_RUN).status()).isEqualTo(MigrationStep.Status.RUNNING);
        sync.away(false);

        awaitStep(id, Name.INITIAL_RUN, MigrationStep.Status.DONE);
    }

    @Test
    void a_run_that_its_service_interrupted_is_repeated() {
        export.script(RunProfile.EXPORT, RunStatus.INTERRUPTED, RunStatus.INTERRUPTED);
        String id = begin(Path.PARALLEL);
        doneUpTo(id, Name.EXPORT);

        done(id, Name.EXPORT);

        assertThat(export.runs().stream().filter(run -> run.profile() == RunProfile.EXPORT))
                .extracting(Run::status)
                .containsExactly(RunStatus.INTERRUPTED, RunStatus.INTERRUPTED, RunStatus.SUCCEEDED);
    }

    @Test
    void an_export_held_by_what_passes_by_itself_is_repeated() {
        export.script(RunProfile.EXPORT, RunStatus.HELD);
        String id = begin(Path.PARALLEL);
        doneUpTo(id, Name.EXPORT);

        done(id, Name.EXPORT);

        assertThat(Checklist.from(step(find(id), Name.EXPORT).evidence())
                        .operations()
                        .getFirst()
                        .attempt())
                .isEqualTo(2);
    }

    @Test
    void a_run_that_its_service_knows_nothing_of_any_more_is_repeated() {
        sync.script(RunProfile.FULL_IMPORT, RunStatus.RUNNING);
        String id = begin(Path.PARALLEL);
        doneUpTo(id, Name.INITIAL_RUN);
        trigger(id, Name.INITIAL_RUN, null);
        awaitFirstRun();

        sync.script(RunProfile.FULL_IMPORT);
        sync.forgetRuns();

        awaitStep(id, Name.INITIAL_RUN, MigrationStep.Status.DONE);
    }

    @Test
    void an_export_that_goes_on_by_itself_is_followed_and_not_started_twice() {
        String id = begin(Path.PARALLEL);
        doneUpTo(id, Name.EXPORT);
        Run byItself = export.began(RunProfile.EXPORT, null);

        done(id, Name.EXPORT);

        assertThat(Checklist.from(step(find(id), Name.EXPORT).evidence())
                        .operations()
                        .getFirst()
                        .runId())
                .isEqualTo(byItself.id());
    }

    @Test
    void an_import_that_began_before_the_step_is_waited_for_and_not_taken_for_its_own() {
        String id = begin(Path.PARALLEL);
        doneUpTo(id, Name.INITIAL_RUN);
        Run older = sync.began(RunProfile.FULL_IMPORT, "contoso");

        trigger(id, Name.INITIAL_RUN, null);
        await().atMost(SOON)
                .until(() -> sync.requests().stream()
                                .filter("POST /api/runs FULL_IMPORT"::equals)
                                .count()
                        >= 2);
        sync.end(RunStatus.SUCCEEDED);

        awaitStep(id, Name.INITIAL_RUN, MigrationStep.Status.DONE);
        assertThat(Checklist.from(step(find(id), Name.INITIAL_RUN).evidence()).operations())
                .noneMatch(operation -> operation.runId().equals(older.id()));
    }

    @Test
    void a_service_that_is_away_when_a_person_waits_for_the_answer_is_named_with_its_address() {
        String id = begin(Path.PARALLEL);
        doneUpTo(id, Name.ENTER_STAGING);
        export.away(true);

        var refused = trigger(id, Name.ENTER_STAGING, null);

        assertProblem(refused, 503, "SERVICE_UNREACHABLE");
        assertThat(refused.jsonPath().getString("detail")).contains("export-service", export.url());
        assertThat(step(find(id), Name.ENTER_STAGING).failure().code()).isEqualTo("SERVICE_UNREACHABLE");
        export.away(false);
        done(id, Name.ENTER_STAGING);
    }

    @Test
    void after_a_restart_the_run_that_was_waited_for_is_waited_for_again_and_not_started_twice() {
        String id = begin(Path.PARALLEL);
        doneUpTo(id, Name.INITIAL_RUN);
        Run atTheCrash = sync.began(RunProfile.FULL_IMPORT, "contoso");
        Checklist planned = Checklist.of(Name.INITIAL_RUN, List.of("contoso"), null, null);
        leaveRunning(
                id,
                Name.INITIAL_RUN,
                migration -> migration
                        .running()
                        .orElseThrow()
                        .noted(
                                null,
                                planned.with(0, planned.operations().getFirst().as(atTheCrash))
                                        .asJson()));

        resumption.resume();

        awaitStep(id, Name.INITIAL_RUN, MigrationStep.Status.DONE);
        assertThat(sync.requests()).doesNotContain("POST /api/runs FULL_IMPORT");
    }

    @Test
    void after_a_restart_in_the_middle_of_its_own_work_a_step_says_so_and_is_triggered_again() {
        String id = begin(Path.PARALLEL);
        doneUpTo(id, Name.VERIFY);
        leaveRunning(id, Name.VERIFY, migration -> migration);

        resumption.resume();

        assertThat(step(find(id), Name.VERIFY).failure().code()).isEqualTo("INTERRUPTED");
        done(id, Name.VERIFY);
    }

    @Test
    void a_crash_right_after_the_promotion_was_written_is_recognized_and_the_promotion_not_repeated() {
        String id = begin(Path.PARALLEL);
        doneUpTo(id, Name.LEAVE_STAGING);
        leaveRunning(id, Name.LEAVE_STAGING, migration -> migration);
        long epoch = configLog.state().exportControlOf(TARGET).epoch() + 1;
        append(new io.isthmus.contracts.config.ConfigChange.Promoted(TARGET, "test", epoch));
        resumption.resume();
        long revision = configLog.state().revision();

        assertProblem(as("admin").post("/api/migrations/" + id + "/abandon"), 409, "DEPLOYMENT_IS_ACTIVE");
        export.pendingExportsAre("others, because the export has begun");
        done(id, Name.LEAVE_STAGING);

        assertThat(configLog.state().revision()).isEqualTo(revision);
        assertThat(step(find(id), Name.LEAVE_STAGING).evidence().get("epoch").asLong())
                .isEqualTo(epoch);
    }

    /** As a crash leaves it: stored as running, and nobody at work. */
    private void leaveRunning(String id, Name step, UnaryOperator<InProgress> more) {
        migrations.change(id, migration -> {
            Triggered begun = ((InProgress) migration).trigger(step, false, "operator", Instant.now());
            return Change.to(more.apply(((Triggered.Begun) begun).now()), true);
        });
    }

    private void awaitFirstRun() {
        await().atMost(SOON).until(() -> sync.requests().stream().anyMatch(r -> r.startsWith("GET /api/runs/")));
    }
}
