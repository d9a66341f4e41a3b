package io.isthmus.migration.performing;

import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.contracts.migration.MigrationStep.Failure;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.migration.migrating.Checklist;
import io.isthmus.migration.migrating.MigrationState;
import io.isthmus.migration.migrating.Migrations;
import io.isthmus.migration.performing.FollowedStep.NoLongerRunning;
import io.isthmus.migration.performing.Waiting.Stopped;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
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
public class WaitingStep {

    private static final Logger LOG = Logger.getLogger(WaitingStep.class);

    private final Migrations migrations;
    private final OperationRunner runner;
    private final Conclusion conclusion;
    private final StepNotices notices;
    private final Clock clock;
    private final Waiting waiting;
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    WaitingStep(
            Migrations migrations,
            OperationRunner runner,
            Conclusion conclusion,
            StepNotices notices,
            Clock clock,
            Waiting waiting) {
        this.migrations = migrations;
        this.runner = runner;
        this.conclusion = conclusion;
        this.notices = notices;
        this.clock = clock;
        this.waiting = waiting;
    }

    /** Goes on with a step that is stored as running. To be called once for each begin, and once after a restart. */
    public void goOn(String migrationId, Name step) {
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

    @PreDestroy
    void stop() {
        stopping = true;
        threads.forEach(Thread::interrupt);
    }

    /** Until the step has ended one way or the other; when not even that can be stored, it is tried again. */
    private void follow(FollowedStep step) {
        boolean ended = false;
        while (!ended && !stopping) {
            try {
                goThrough(step);
                ended = true;
            } catch (Stopped | NoLongerRunning e) {
                LOG.debugf("%s of migration %s is not followed any more: %s", step.name(), step.id(), e.getMessage());
                ended = true;
            } catch (RuntimeException e) {
                LOG.errorf(e, "%s of migration %s met an unexpected fault", step.name(), step.id());
                ended = stopping || failed(step, unexpected(step, e));
            }
        }
    }

    private void goThrough(FollowedStep step) {
        try {
            Checklist checklist = Checklist.from(step.running().state().evidence());
            OptionalInt next = checklist.next();
            while (next.isPresent()) {
                checklist = runner.advance(checklist, next.getAsInt(), step);
                next = checklist.next();
            }
            finish(step, conclusion.of(step.name(), checklist));
        } catch (StepFailed e) {
            fail(step, e.failure());
        } catch (ProblemException e) {
            fail(step, new Failure(e.code(), e.detail(), e.whatToDo()));
        }
    }

    private static Failure unexpected(FollowedStep step, RuntimeException fault) {
        return new Failure(
                "UNEXPECTED",
                step.name() + " failed unexpectedly: " + fault.getClass().getSimpleName(),
                "The log of migration-service has the details; trigger the step again.");
    }

    private boolean failed(FollowedStep step, Failure failure) {
        try {
            fail(step, failure);
            return true;
        } catch (Stopped e) {
            return true;
        } catch (RuntimeException e) {
            LOG.warnf("that %s has failed cannot be stored, going on with it: %s", step.name(), e.getMessage());
            waiting.pause();
            return false;
        }
    }

    private void finish(FollowedStep step, Conclusion.Concluded concluded) {
        if (concluded.failure().isPresent()) {
            step.change(running -> running.noted(
                    running.state().progress(), concluded.checklist().asJson()));
            fail(step, concluded.failure().get());
            return;
        }
        MigrationState done = step.change(running ->
                running.done(concluded.checklist().asJson(), running.migration().facts(), clock.instant()));
        notices.stepDone(done, step.name());
    }

    private void fail(FollowedStep step, Failure failure) {
        MigrationState failed =
                step.change(running -> running.failed(failure, running.state().evidence(), clock.instant()));
        notices.stepFailed(failed, step.name(), failure);
    }
}
