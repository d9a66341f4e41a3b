package io.isthmus.migration.migrating;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.export.GateState;
import io.isthmus.contracts.export.GateState.Code;
import io.isthmus.contracts.export.GateState.Hold;
import io.isthmus.contracts.export.PendingExportSummary;
import io.isthmus.contracts.export.PendingExportView;
import io.isthmus.contracts.migration.Migration.Path;
import io.isthmus.contracts.migration.MigrationStep.Failure;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.contracts.migration.StepBody.Acknowledge;
import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.Run.RunError;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.contracts.operations.RunStatus;
import io.isthmus.contracts.outcomes.ExportOutcome;
import io.isthmus.migration.migrating.Operation.Service;
import io.isthmus.migration.migrating.StepJudgement.NotPassed;
import io.isthmus.migration.migrating.StepJudgement.Passed;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JudgementsTest {

    private static final Instant AT = Instant.parse("2026-11-21T01:00:00Z");

    @Test
    void four_operations_without_errors_are_verified() {
        assertThat(VerificationJudgement.judge(fourOperations(0), null)).isInstanceOf(Passed.class);
    }

    @Test
    void one_object_with_an_error_is_refused_and_named() {
        assertThat(VerificationJudgement.judge(fourOperations(1), null))
                .isInstanceOfSatisfying(NotPassed.class, not -> {
                    assertThat(not.failure().code()).isEqualTo("OBJECTS_WITH_ERRORS");
                    assertThat(not.failure().message()).contains("FULL_IMPORT of contoso", "CN=Ann,DC=contoso");
                });
    }

    @Test
    void errors_are_accepted_for_exactly_the_number_that_was_looked_at() {
        assertThat(VerificationJudgement.judge(fourOperations(3), new Acknowledge(3L, "known")))
                .isInstanceOf(Passed.class);
        assertThat(VerificationJudgement.judge(fourOperations(3), new Acknowledge(2L, null)))
                .isInstanceOf(NotPassed.class);
        assertThat(VerificationJudgement.judge(fourOperations(3), new Acknowledge(4L, null)))
                .isInstanceOf(NotPassed.class);
    }

    @Test
    void errors_that_a_run_only_hints_at_are_not_taken_for_none() {
        Operation silent = operation(RunProfile.FULL_IMPORT, RunStatus.COMPLETED_WITH_ERRORS, Map.of(), List.of());

        assertThat(VerificationJudgement.judge(List.of(silent), null)).isInstanceOf(NotPassed.class);
    }

    @Test
    void an_operation_that_did_not_go_through_is_never_verified_whatever_is_acknowledged() {
        Operation failed = operation(RunProfile.TARGET_IMPORT, RunStatus.FAILED, Map.of("errors", 1L), List.of());

        assertThat(VerificationJudgement.judge(List.of(failed), new Acknowledge(1L, null)))
                .isInstanceOf(NotPassed.class);
        assertThat(VerificationJudgement.judge(List.of(), null)).isInstanceOf(NotPassed.class);
    }

    @Test
    void another_digest_than_the_one_reviewed_is_refused_and_says_which_it_is_now() {
        assertThat(ReviewJudgement.judge("abc", null, pending("abc", 7))).isInstanceOf(Passed.class);
        assertThat(ReviewJudgement.judge("abc", null, pending("def", 7)))
                .isInstanceOfSatisfying(
                        NotPassed.class,
                        not -> assertThat(not.failure().message()).contains("def", "7 pending"));
        assertThat(ReviewJudgement.judge(null, null, pending("abc", 7))).isInstanceOf(NotPassed.class);
    }

    @Test
    void a_confirmation_lists_what_is_still_pending() {
        PendingExportView view = new PendingExportView(
                "anchor",
                ObjectType.USER,
                ExportOutcome.Operation.ADD,
                "Ann",
                null,
                null,
                null,
                List.of(),
                0,
                0,
                "409 from the target");

        assertThat(ConfirmationJudgement.failureOf(pending("d", 0), null, List.of()))
                .isEmpty();
        assertThat(ConfirmationJudgement.failureOf(pending("d", 2), 2L, List.of(view)))
                .isEmpty();
        assertThat(ConfirmationJudgement.failureOf(pending("d", 2), null, List.of(view)))
                .map(Failure::message)
                .hasValueSatisfying(message -> assertThat(message).contains("ADD Ann (409 from the target)"));
    }

    @ParameterizedTest
    @EnumSource(RunStatus.class)
    void every_state_of_a_run_leads_somewhere(RunStatus status) {
        RunJudgement judgement = RunJudgement.of(operation(RunProfile.EXPORT, status, Map.of(), List.of()));

        Class<?> expected = switch (status) {
            case WAITING, RUNNING -> RunJudgement.Wait.class;
            case SUCCEEDED, COMPLETED_WITH_ERRORS -> RunJudgement.GoOn.class;
            case INTERRUPTED -> RunJudgement.Repeat.class;
            case HELD -> RunJudgement.Held.class;
            case FAILED -> RunJudgement.GiveUp.class;
        };
        assertThat(judgement).isInstanceOf(expected);
    }

    @Test
    void a_run_that_is_interrupted_again_and_again_is_given_up() {
        Operation operation = operation(RunProfile.EXPORT, RunStatus.INTERRUPTED, Map.of(), List.of());
        int repeats = 0;
        while (RunJudgement.of(operation) instanceof RunJudgement.Repeat && repeats < 100) {
            repeats++;
            operation = operation.repeatedBy(run("again-" + repeats, RunStatus.INTERRUPTED));
        }

        assertThat(repeats).isEqualTo(Operation.MAX_ATTEMPTS - 1);
        assertThat(RunJudgement.of(operation)).isInstanceOf(RunJudgement.GiveUp.class);
    }

    @Test
    void a_service_that_answers_with_the_same_run_has_only_not_begun_it_yet() {
        Operation operation = operation(RunProfile.TARGET_IMPORT, RunStatus.WAITING, Map.of(), List.of());

        assertThat(operation
                        .repeatedBy(run(operation.runId(), RunStatus.WAITING))
                        .attempt())
                .isEqualTo(operation.attempt());
    }

    @Test
    void a_held_export_passes_the_gate_s_reasons_and_advice_on() {
        assertThat(RunJudgement.ofHeld(held(), gate(Code.DELETION_THRESHOLD_EXCEEDED)))
                .isInstanceOfSatisfying(RunJudgement.GiveUp.class, giveUp -> {
                    assertThat(giveUp.failure().message()).contains("because of DELETION_THRESHOLD_EXCEEDED");
                    assertThat(giveUp.failure().whatToDo()).contains("Settle DELETION_THRESHOLD_EXCEEDED.", "EXPORT");
                });
    }

    @ParameterizedTest
    @EnumSource(Code.class)
    void only_what_passes_by_itself_is_tried_again(Code code) {
        boolean lasting = switch (code) {
            case STAGING_MODE,
                    DELETION_THRESHOLD_EXCEEDED,
                    REMOVED_MEMBERS_EXCEEDED,
                    UPDATES_EXCEEDED,
                    ADDITIONS_EXCEEDED,
                    EMPTY_SOURCE,
                    CONSUMER_STUCK,
                    RESTORATION_NOT_READY,
                    RESTORATION_NOT_APPROVED -> true;
            case CONFIGURATION_NOT_LOADED,
                    CONFIGURATION_LEASE_EXPIRED,
                    TARGET_NOT_IMPORTED,
                    BATCH_INCOMPLETE,
                    FOREIGN_EXPORTER -> false;
        };

        assertThat(RunJudgement.ofHeld(held(), gate(code)))
                .isInstanceOf(lasting ? RunJudgement.GiveUp.class : RunJudgement.Repeat.class);
        assertThat(RunJudgement.ofHeld(held(), gate(code, Code.STAGING_MODE))).isInstanceOf(RunJudgement.GiveUp.class);
    }

    @Test
    void a_checklist_survives_being_stored() {
        Checklist checklist = Checklist.of(Name.INITIAL_RUN, List.of("contoso", "fabrikam"), 2L, "known")
                .with(0, operation(RunProfile.FULL_IMPORT, RunStatus.SUCCEEDED, Map.of("read", 5L), List.of()));

        assertThat(Checklist.from(checklist.asJson())).isEqualTo(checklist);
        assertThat(checklist.next()).hasValue(1);
        assertThat(checklist.operations())
                .extracting(Operation::profile)
                .containsExactly(
                        RunProfile.FULL_IMPORT,
                        RunProfile.FULL_IMPORT,
                        RunProfile.FULL_SYNCHRONIZATION,
                        RunProfile.TARGET_IMPORT,
                        RunProfile.TARGET_SYNCHRONIZATION);
    }

    @Test
    void every_precondition_can_be_shown() {
        for (Path path : Path.values()) {
            MigrationPlan plan = MigrationPlan.of(path);
            assertThat(plan.steps())
                    .allSatisfy(step -> assertThat(plan.preconditionsOf(step))
                            .isNotEmpty()
                            .allSatisfy(precondition ->
                                    assertThat(precondition.description()).isNotBlank()));
        }
    }

    private static List<Operation> fourOperations(long errorsOfTheFirst) {
        RunStatus status = errorsOfTheFirst == 0 ? RunStatus.SUCCEEDED : RunStatus.COMPLETED_WITH_ERRORS;
        return List.of(
                operation(
                        RunProfile.FULL_IMPORT,
                        status,
                        Map.of("errors", errorsOfTheFirst),
                        errorsOfTheFirst == 0
                                ? List.of()
                                : List.of(new RunError("NO_ANCHOR", "CN=Ann,DC=contoso", "no anchor", "give one"))),
                operation(RunProfile.FULL_SYNCHRONIZATION, RunStatus.SUCCEEDED, Map.of(), List.of()),
                operation(RunProfile.TARGET_IMPORT, RunStatus.SUCCEEDED, Map.of(), List.of()),
                operation(RunProfile.TARGET_SYNCHRONIZATION, RunStatus.SUCCEEDED, Map.of(), List.of()));
    }

    private static Operation operation(
            RunProfile profile, RunStatus status, Map<String, Long> counts, List<RunError> errors) {
        String connector = profile == RunProfile.FULL_IMPORT ? "contoso" : null;
        return Operation.planned(Service.SYNC, profile, connector)
                .as(new Run(
                        "r1",
                        "local",
                        "sync-service",
                        profile,
                        connector,
                        status,
                        AT,
                        AT,
                        List.of(),
                        counts,
                        errors,
                        null));
    }

    private static Operation held() {
        return operation(RunProfile.EXPORT, RunStatus.HELD, Map.of(), List.of());
    }

    private static GateState gate(Code... codes) {
        return new GateState(
                false,
                false,
                3,
                "local",
                Stream.of(codes)
                        .map(code -> new Hold(code, "held because of " + code, "Settle " + code + "."))
                        .toList());
    }

    private static Run run(String id, RunStatus status) {
        return new Run(
                id,
                "local",
                "export-service",
                RunProfile.EXPORT,
                null,
                status,
                AT,
                AT,
                List.of(),
                Map.of(),
                List.of(),
                null);
    }

    private static PendingExportSummary pending(String digest, long total) {
        return new PendingExportSummary(digest, List.of(), total, 0, 0, AT);
    }
}
