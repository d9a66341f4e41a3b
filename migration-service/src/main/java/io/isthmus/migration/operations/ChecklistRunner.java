package io.isthmus.migration.operations;

import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.contracts.migration.MigrationStep.Failure;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.migration.clients.ServiceRetry;
import io.isthmus.migration.clients.ServiceRetry.Stopped;
import io.isthmus.migration.migrating.Checklist;
import io.isthmus.migration.migrating.MigrationState;
import io.isthmus.migration.migrating.store.Migrations;
import io.isthmus.migration.operations.ChecklistConclusion.Concluded;
import io.isthmus.migration.operations.FollowedStep.NoLongerRunning;
import io.isthmus.migration.steps.StepDone;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Goes through the checklist of a step whose work other services do, on a virtual thread behind the answer. Everything it
 * needs is in the stored checklist, so a restart goes on where it was.
 */
@ApplicationScoped
public class ChecklistRunner {

    private static final Logger LOG = Logger.getLogger(ChecklistRunner.class);

    /** With a pause between them: about half a minute at the default interval. */
    private static final int FAULTS_OUTLASTED = 100;

    private static final int WITHOUT_END = -1;

    private final Migrations migrations;
    private final OperationRunner runner;
    private final ChecklistConclusion conclusion;
    private final StepNotices notices;
    private final Event<StepDone> ended;
    private final Clock clock;
    private final ServiceRetry retry;
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    ChecklistRunner(
            Migrations migrations,
            OperationRunner runner,
            ChecklistConclusion conclusion,
            StepNotices notices,
            Event<StepDone> ended,
            Clock clock,
            ServiceRetry retry) {
        this.migrations = migrations;
        this.runner = runner;
        this.conclusion = conclusion;
        this.notices = notices;
        this.ended = ended;
        this.clock = clock;
        this.retry = retry;
    }

    /** Goes on with a step that is stored as running. To be called once for each begin, and once after a restart. */
    public void run(String migrationId, Name step) {
        Thread thread = Thread.ofVirtual()
                .name("step-" + step + "-" + migrationId)
                .unstarted(() -> {
                    try {
                        follow(new FollowedStep(migrations, migrationId, step));
                    } finally {
                        threads.remove(Thread.currentThread());
                    }
                });
        threads.add(thread);
        thread.start();
    }

    /** Leaves the steps as they are stored; to be called while the database can still be reached. */
    public void stop() {
        stopping = true;
        threads.forEach(Thread::interrupt);
    }

    /** Until the step has ended one way or the other. Unexpected faults, such as a database that restarts, are outlasted. */
    private void follow(FollowedStep step) {
        try {
            retry.outlast(WITHOUT_END, fault -> isOutlasted(step, fault), () -> goThroughOrFail(step));
        } catch (RuntimeException e) {
            LOG.debugf("%s of migration %s is not followed any more: %s", step.name(), step.id(), e.getMessage());
        }
    }

    private void goThroughOrFail(FollowedStep step) {
        try {
            retry.outlast(FAULTS_OUTLASTED, fault -> isOutlasted(step, fault), () -> goThrough(step));
        } catch (Stopped | NoLongerRunning e) {
            throw e;
        } catch (RuntimeException e) {
            if (!stopping) {
                fail(step, unexpected(step, e));
            }
        }
    }

    private boolean isOutlasted(FollowedStep step, Throwable fault) {
        if (stopping || fault instanceof Stopped || fault instanceof NoLongerRunning) {
            return false;
        }
        LOG.errorf(fault, "%s of migration %s met an unexpected fault", step.name(), step.id());
        return true;
    }

    private void goThrough(FollowedStep step) {
        try {
            Checklist checklist = Checklist.from(step.running().state().evidence());
            while (true) {
                checklist = throughAllOf(checklist, step);
                switch (conclusion.of(step.name(), checklist)) {
                    case Concluded.GoOn more -> checklist = more.checklist();
                    case Concluded.Done done -> {
                        finish(step, done.checklist());
                        return;
                    }
                    case Concluded.Failed failed -> {
                        step.note(null, failed.checklist());
                        fail(step, failed.failure());
                        return;
                    }
                }
            }
        } catch (StepAborted e) {
            fail(step, e.failure());
        } catch (ProblemException e) {
            fail(step, new Failure(e.code(), e.detail(), e.whatToDo(), e.parameters()));
        }
    }

    private Checklist throughAllOf(Checklist planned, FollowedStep step) {
        Checklist checklist = planned;
        OptionalInt next = checklist.next();
        while (next.isPresent()) {
            checklist = runner.advance(checklist, next.getAsInt(), step);
            next = checklist.next();
        }
        return checklist;
    }

    private static Failure unexpected(FollowedStep step, RuntimeException fault) {
        return new Failure(
                "UNEXPECTED",
                step.name() + " failed unexpectedly: " + fault.getClass().getSimpleName(),
                "The log of migration-service has the details; trigger the step again.");
    }

    private void finish(FollowedStep step, Checklist checklist) {
        MigrationState done = step.change(
                running -> running.done(checklist.asJson(), running.migration().facts(), clock.instant()));
        notices.stepDone(done, step.name());
        ended.fire(new StepDone(step.id(), step.name()));
    }

    private void fail(FollowedStep step, Failure failure) {
        MigrationState failed =
                step.change(running -> running.failed(failure, running.state().evidence(), clock.instant()));
        notices.stepFailed(failed, step.name(), failure);
    }
}
