package io.isthmus.migration.workflow;

import io.isthmus.chassis.configlog.ConfigLogUnavailable;
import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.migration.auditing.Audited;
import io.isthmus.migration.clients.ServiceRetry;
import io.isthmus.migration.deployment.DeploymentChanges;
import io.isthmus.migration.migrating.Continuation;
import io.isthmus.migration.migrating.StepRefused;
import io.isthmus.migration.migrating.store.Migrations;
import io.isthmus.migration.steps.StepDone;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Begins the steps that nobody needs to trigger, one after the other, each in the name of the person who said so, on a
 * virtual thread. A step that fails ends it; what is next is in the stored migration, so a restart goes on.
 */
@ApplicationScoped
public class AutomaticStepRunner {

    private static final Logger LOG = Logger.getLogger(AutomaticStepRunner.class);

    private final Migrations migrations;
    private final StepTrigger trigger;
    private final DeploymentChanges changes;
    private final ServiceRetry retry;
    private final Audited audited;
    private volatile boolean stopping;

    AutomaticStepRunner(
            Migrations migrations,
            StepTrigger trigger,
            DeploymentChanges changes,
            ServiceRetry retry,
            Audited audited) {
        this.migrations = migrations;
        this.trigger = trigger;
        this.changes = changes;
        this.retry = retry;
        this.audited = audited;
    }

    void stepDone(@Observes StepDone done) {
        startNextStep(done.migrationId());
    }

    /** With whatever is due and begins by itself; nothing, if nothing does. */
    public void startNextStep(String migrationId) {
        Thread.ofVirtual().name("next-step-" + migrationId).start(() -> begin(migrationId));
    }

    /** Begins nothing any more. */
    public void stop() {
        stopping = true;
    }

    private void begin(String migrationId) {
        try {
            if (next(migrationId).isPresent()
                    && retry.untilConfigRead(this::configLogRead, read -> read || stopping)
                    && !stopping) {
                next(migrationId).ifPresent(step -> begin(migrationId, step));
            }
        } catch (ProblemException e) {
            LOG.warnf("migration %s does not go on by itself: %s", migrationId, e.detail());
        } catch (RuntimeException e) {
            LOG.errorf(e, "migration %s does not go on by itself", migrationId);
        }
    }

    private void begin(String migrationId, Name step) {
        String by = migrations
                .find(migrationId)
                .flatMap(Continuation::startsAtOnceBy)
                .orElseThrow(() -> StepRefused.unknownMigration(migrationId));
        audited.call(by, "STEP " + step, migrationId, "begun by itself", () -> {
            trigger.trigger(migrationId, step, false, null, by);
            return step;
        });
    }

    private Optional<Name> next(String migrationId) {
        return migrations.find(migrationId).flatMap(Continuation::of);
    }

    /** Right after a restart it may not be. */
    private boolean configLogRead() {
        try {
            changes.state();
            return true;
        } catch (ConfigLogUnavailable e) {
            LOG.debugf("the config log is not read yet: %s", e.getMessage());
            return false;
        }
    }
}
