package io.isthmus.migration.workflow;

import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.contracts.migration.MigrationStep.Failure;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.contracts.migration.StepBody;
import io.isthmus.migration.migrating.Facts;
import io.isthmus.migration.migrating.MigrationPlan;
import io.isthmus.migration.migrating.MigrationState;
import io.isthmus.migration.migrating.MigrationState.InProgress;
import io.isthmus.migration.migrating.RunningStep;
import io.isthmus.migration.migrating.StepEvidence;
import io.isthmus.migration.migrating.StepRefused;
import io.isthmus.migration.migrating.Triggered;
import io.isthmus.migration.migrating.store.Migrations;
import io.isthmus.migration.migrating.store.Migrations.Change;
import io.isthmus.migration.operations.ChecklistRunner;
import io.isthmus.migration.operations.Checklists;
import io.isthmus.migration.operations.StepNotices;
import io.isthmus.migration.steps.ImmediateStep;
import io.isthmus.migration.steps.ImmediateStep.Call;
import io.isthmus.migration.steps.ImmediateStep.Result;
import io.isthmus.migration.steps.StepDone;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes the triggers of steps. A trigger is decided by the state machine and stored as RUNNING before any work is done, so
 * that of two triggers at the same time one works and the other finds it running.
 */
@ApplicationScoped
public class StepTrigger {

    private final Migrations migrations;
    private final List<ImmediateStep> immediateSteps;
    private final ChecklistRunner checklistRunner;
    private final Checklists checklists;
    private final StepNotices notices;
    private final Event<StepDone> done;
    private final Clock clock;

    @Inject
    StepTrigger(
            Migrations migrations,
            Instance<ImmediateStep> immediateSteps,
            ChecklistRunner checklistRunner,
            Checklists checklists,
            StepNotices notices,
            Event<StepDone> done,
            Clock clock) {
        this(migrations, immediateSteps.stream().toList(), checklistRunner, checklists, notices, done, clock);
    }

    StepTrigger(
            Migrations migrations,
            List<ImmediateStep> immediateSteps,
            ChecklistRunner checklistRunner,
            Checklists checklists,
            StepNotices notices,
            Event<StepDone> done,
            Clock clock) {
        this.migrations = migrations;
        this.immediateSteps = immediateSteps;
        this.checklistRunner = checklistRunner;
        this.checklists = checklists;
        this.notices = notices;
        this.done = done;
        this.clock = clock;
    }

    /**
     * Triggers a step and, unless its work goes on in other services, does it.
     *
     * @param again do it once more although it is done
     * @throws StepRefused (409, 404, 422) when it may not begin, or did not succeed
     */
    public Answer trigger(String id, Name step, boolean again, @Nullable StepBody body, String by) {
        TriggerDecision decision = new TriggerDecision(step, again, body, by, clock.instant());
        Triggered triggered = migrations
                .change(id, migration -> decision.of(migration, () -> checklists.of(step, body)))
                .orElseThrow(() -> StepRefused.unknownMigration(id));
        return switch (triggered) {
            case Triggered.Refused refused -> throw StepRefused.outOfOrder(step, refused.missing());
            case Triggered.Nothing nothing -> new Answer(current(id), stillRuns(nothing.asBefore(), step));
            case Triggered.Begun begun
            when MigrationPlan.waits(step) -> {
                checklistRunner.run(id, step);
                yield new Answer(begun.now(), true);
            }
            case Triggered.Begun begun -> new Answer(perform(begun.now(), step, body, by), false);
        };
    }

    /** @param goesOn whether the step's work goes on after this answer */
    public record Answer(MigrationState migration, boolean goesOn) {}

    private MigrationState perform(InProgress begun, Name step, @Nullable StepBody body, String by) {
        Result result;
        try {
            result = immediate(step).perform(new Call(begun, body, by));
        } catch (ProblemException e) {
            fail(begun, step, new Failure(e.code(), e.detail(), e.whatToDo(), e.parameters()), null, null);
            throw e;
        } catch (RuntimeException e) {
            fail(
                    begun,
                    step,
                    new Failure(
                            "UNEXPECTED",
                            step + " failed unexpectedly: " + e.getClass().getSimpleName(),
                            "The log of migration-service has the details; trigger the step again."),
                    null,
                    null);
            throw e;
        }
        return switch (result) {
            case Result.ExportResult settled -> finish(begun, step, settled);
            case Result.NotSettled not -> {
                fail(begun, step, not.failure(), not.evidence(), not.facts());
                throw StepRefused.failed(not.status(), not.failure());
            }
        };
    }

    private MigrationState finish(InProgress begun, Name step, Result.ExportResult settled) {
        MigrationState finished = whileRunning(
                begun, step, running -> running.done(settled.evidence().asJson(), settled.facts(), clock.instant()));
        notices.stepDone(finished, step);
        done.fire(new StepDone(begun.about().id(), step));
        return finished;
    }

    /** @param settled all the same */
    private void fail(
            InProgress begun, Name step, Failure failure, @Nullable StepEvidence evidence, @Nullable Facts settled) {
        MigrationState failed = whileRunning(
                begun,
                step,
                running -> running.failed(
                        failure,
                        evidence == null ? null : evidence.asJson(),
                        settled == null ? running.migration().facts() : settled,
                        clock.instant()));
        notices.stepFailed(failed, step, failure);
    }

    private MigrationState whileRunning(InProgress begun, Name step, Function<RunningStep, MigrationState> move) {
        return migrations
                .change(begun.about().id(), migration -> {
                    if (migration instanceof InProgress inProgress
                            && inProgress
                                    .running()
                                    .filter(running -> running.step() == step)
                                    .isPresent()) {
                        MigrationState next = move.apply(inProgress.running().get());
                        return Change.to(next, next);
                    }
                    return Change.none(migration);
                })
                .orElseThrow(() -> StepRefused.unknownMigration(begun.about().id()));
    }

    private ImmediateStep immediate(Name step) {
        return immediateSteps.stream()
                .filter(candidate -> candidate.name() == step)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing performs " + step));
    }

    private MigrationState current(String id) {
        return migrations.find(id).orElseThrow(() -> StepRefused.unknownMigration(id));
    }

    private static boolean stillRuns(InProgress migration, Name step) {
        return migration.running().filter(running -> running.step() == step).isPresent();
    }
}
