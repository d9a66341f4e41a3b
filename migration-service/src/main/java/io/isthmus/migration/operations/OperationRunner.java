package io.isthmus.migration.operations;

import io.isthmus.contracts.export.GateState;
import io.isthmus.contracts.export.GateState.Code;
import io.isthmus.contracts.migration.MigrationStep.Progress;
import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.migration.clients.ExportClient;
import io.isthmus.migration.clients.RunServices;
import io.isthmus.migration.clients.ServiceRetry;
import io.isthmus.migration.migrating.Checklist;
import io.isthmus.migration.migrating.Operation;
import io.isthmus.migration.migrating.RunJudgement;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Has one operation of a checklist done: starts its run or finds it, and follows it to its end. */
@ApplicationScoped
class OperationRunner {

    private final RunServices services;
    private final RunStarter starter;
    private final ExportServiceReadiness exportReadiness;
    private final ExportClient export;
    private final ServiceRetry retry;

    OperationRunner(
            RunServices services,
            RunStarter starter,
            ExportServiceReadiness exportReadiness,
            ExportClient export,
            ServiceRetry retry) {
        this.services = services;
        this.starter = starter;
        this.exportReadiness = exportReadiness;
        this.export = export;
        this.retry = retry;
    }

    /** Goes on with one operation, and notes each thing that is new. */
    Checklist advance(Checklist checklist, int position, FollowedStep step) {
        Operation operation = checklist.operations().get(position);
        if (!operation.started()) {
            return start(checklist, position, step);
        }
        Look ended = retry.until(
                () -> look(checklist, position, step), look -> !(look.judgement() instanceof RunJudgement.Wait));
        return decide(ended.judgement(), ended.checklist(), position, step);
    }

    private record Look(RunJudgement judgement, Checklist checklist) {}

    private Look look(Checklist checklist, int position, FollowedStep step) {
        Operation operation = checklist.operations().get(position);
        Optional<Run> found = find(operation);
        if (found.isEmpty()) {
            return new Look(RunJudgement.ofUnknownRun(operation), checklist);
        }
        Operation now = operation.as(found.get());
        Checklist next = checklist.with(position, now);
        step.note(ChecklistProgress.run(found.get(), now, position, checklist), next);
        return new Look(RunJudgement.of(now), next);
    }

    /** A service that has only just taken a run on may not show it yet. */
    private Optional<Run> find(Operation operation) {
        return retry.untilConfigRead(
                () -> retry.ask(() -> services.of(operation).find(operation.requireRunId())), Optional::isPresent);
    }

    private Checklist decide(RunJudgement judgement, Checklist checklist, int position, FollowedStep step) {
        return switch (judgement) {
            case RunJudgement.Wait ignored -> checklist;
            case RunJudgement.GoOn ignored -> checklist;
            case RunJudgement.Repeat ignored -> start(checklist, position, step);
            case RunJudgement.Held ignored ->
                decide(
                        RunJudgement.ofHeld(checklist.operations().get(position), gateInTime()),
                        checklist,
                        position,
                        step);
            case RunJudgement.GiveUp giveUp -> throw new StepAborted(giveUp.failure());
        };
    }

    /** The gate as soon as it is open or held by something lasting; else when it had time enough. */
    private GateState gateInTime() {
        return retry.untilConfigRead(
                () -> retry.ask(export::gate), gate -> gate.open() || !RunJudgement.opensByItself(gate));
    }

    private Checklist start(Checklist checklist, int position, FollowedStep step) {
        Operation planned = checklist.operations().get(position);
        step.note(
                new Progress(ChecklistProgress.position(planned, position, checklist) + "waiting to start", 0, null),
                checklist);
        if (planned.service() == Operation.Service.EXPORT) {
            exportReadiness.await(step.running().migration());
        }
        if (planned.profile() == RunProfile.TARGET_SYNCHRONIZATION) {
            awaitWholeBatch();
        }
        Run run = starter.start(planned, step.running().state().startedAt());
        Operation begun = planned.started() ? planned.repeatedBy(run) : planned.as(run);
        Checklist next = checklist.with(position, begun);
        step.note(ChecklistProgress.run(run, begun, position, checklist), next);
        return next;
    }

    /** What export-service has only half received yet would be missing in what it computes. */
    private void awaitWholeBatch() {
        retry.untilConfigRead(
                () -> retry.ask(export::gate),
                gate -> gate.holds().stream().noneMatch(hold -> hold.code() == Code.BATCH_INCOMPLETE));
    }
}
