package io.isthmus.migration.performing;

import io.isthmus.contracts.export.GateState.Code;
import io.isthmus.contracts.migration.MigrationStep.Progress;
import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.RunProfile;
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
    private final ExportService export;
    private final Persistence persistence;
    private final Waiting waiting;

    OperationRunner(
            RunServices services, RunStarter starter, ExportService export, Persistence persistence, Waiting waiting) {
        this.services = services;
        this.starter = starter;
        this.export = export;
        this.persistence = persistence;
        this.waiting = waiting;
    }

    /** Goes on with one operation, and notes each thing that is new. */
    Checklist advance(Checklist checklist, int position, FollowedStep step) {
        Operation operation = checklist.operations().get(position);
        if (!operation.started()) {
            return start(checklist, position, step);
        }
        Optional<Run> found = persistence.ask(() -> services.of(operation).find(operation.runId()));
        Operation now = found.map(operation::as).orElse(operation);
        Checklist next = checklist.with(position, now);
        if (found.isPresent()) {
            step.note(ProgressOf.run(found.get(), now, position, checklist), next);
        }
        return decide(found.isPresent() ? RunJudgement.of(now) : RunJudgement.ofUnknownRun(now), next, position, step);
    }

    private Checklist decide(RunJudgement judgement, Checklist checklist, int position, FollowedStep step) {
        return switch (judgement) {
            case RunJudgement.Wait ignored -> {
                waiting.pause();
                yield checklist;
            }
            case RunJudgement.GoOn ignored -> checklist;
            case RunJudgement.Repeat repeat -> {
                Checklist next = checklist.with(position, repeat.planned());
                step.note(step.running().state().progress(), next);
                yield next;
            }
            case RunJudgement.Held ignored ->
                throw new StepFailed(
                        RunJudgement.held(checklist.operations().get(position), persistence.ask(export::gate)));
            case RunJudgement.GiveUp giveUp -> throw new StepFailed(giveUp.failure());
        };
    }

    private Checklist start(Checklist checklist, int position, FollowedStep step) {
        Operation planned = checklist.operations().get(position);
        step.note(
                new Progress(ProgressOf.position(planned, position, checklist) + "waiting to start", 0, null),
                checklist);
        if (planned.profile() == RunProfile.TARGET_SYNCHRONIZATION) {
            awaitWholeBatch();
        }
        Run run = starter.start(planned, step.running().state().startedAt());
        Checklist next = checklist.with(position, planned.as(run));
        step.note(ProgressOf.run(run, planned, position, checklist), next);
        return next;
    }

    /** What export-service has only half received yet would be missing in what it computes. */
    private void awaitWholeBatch() {
        waiting.upToConfigPatience(
                () -> persistence.ask(export::gate),
                gate -> gate.holds().stream().noneMatch(hold -> hold.code() == Code.BATCH_INCOMPLETE));
    }
}
