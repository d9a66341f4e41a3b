package io.isthmus.migration.steps;

import io.isthmus.chassis.configlog.ExportControl;
import io.isthmus.chassis.deployment.DeploymentConfig;
import io.isthmus.contracts.config.ConfigChange;
import io.isthmus.contracts.migration.MigrationStep.Failure;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.contracts.migration.StepBody.HandOver;
import io.isthmus.migration.clients.ServiceRetry;
import io.isthmus.migration.deployment.DeploymentChanges;
import io.isthmus.migration.exportcontrol.ExporterChange;
import io.isthmus.migration.migrating.Facts;
import io.isthmus.migration.migrating.Facts.Handover;
import io.isthmus.migration.migrating.Missing;
import io.isthmus.migration.migrating.StepEvidence.HandedOver;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * HAND_OVER: demotes the deployment that is left, and sees in the config log that nothing comes from there any more. It is
 * repeated without harm: a demotion that is in the log already is recognized.
 */
@ApplicationScoped
class HandOverStep implements ImmediateStep {

    private final DeploymentChanges changes;
    private final DeploymentConfig config;
    private final ServiceRetry retry;
    private final Clock clock;

    HandOverStep(DeploymentChanges changes, DeploymentConfig config, ServiceRetry retry, Clock clock) {
        this.changes = changes;
        this.config = config;
        this.retry = retry;
        this.clock = clock;
    }

    @Override
    public Name name() {
        return Name.HAND_OVER;
    }

    @Override
    public Result perform(Call call) {
        String target = Objects.requireNonNull(call.facts().target());
        ExportControl before = changes.exportControl(target);
        boolean exports = before.isActive(call.facts().from());
        if (before.activeDeployment() != null && !exports && !before.isActive(changes.deployment())) {
            return Result.notSettled(
                    409,
                    "ANOTHER_DEPLOYMENT_ACTIVE",
                    before.activeDeployment() + " is the active deployment of " + target + " since "
                            + before.changedAt() + ", not " + call.facts().from(),
                    "Demote it first by POST /api/export-control/demote {\"target\": \"" + target
                            + "\"}, or abandon this migration and begin one from " + before.activeDeployment() + ".");
        }
        if (exports) {
            changes.decide(call.by(), reason(call), now -> demotion(now.exportControlOf(target), call));
        }
        return awaitQuiet(call, target);
    }

    /** Of the deployment that hands over, and of no other that may have become active since. */
    private static Optional<ConfigChange> demotion(ExportControl now, Call call) {
        return now.isActive(call.facts().from()) && ExporterChange.demotion(now) instanceof ExporterChange.Legal legal
                ? Optional.of(legal.change())
                : Optional.empty();
    }

    private Result awaitQuiet(Call call, @Nullable String target) {
        ExportControl control = retry.untilConfigRead(
                () -> changes.exportControl(target), now -> !(promotion(now) instanceof ExporterChange.Illegal));
        Facts facts = call.facts().with(new Handover(since(control)));
        ExporterChange next = promotion(control);
        HandedOver evidence = evidence(call, control, quiet(control, next));
        return switch (next) {
            case ExporterChange.Illegal(Missing missing) ->
                new Result.NotSettled(
                        409,
                        new Failure(
                                missing.code(),
                                missing.message(),
                                missing.whatToDo() + " Trigger HAND_OVER again: the demotion is not repeated."),
                        evidence,
                        facts);
            case ExporterChange.AlreadySo ignored -> new Result.ExportResult(evidence, facts);
            case ExporterChange.Legal ignored -> new Result.ExportResult(evidence, facts);
        };
    }

    private ExporterChange promotion(ExportControl control) {
        return ExporterChange.promotion(
                control,
                changes.deployment(),
                clock.instant(),
                config.configLog().lease());
    }

    private Instant since(ExportControl control) {
        return control.demoted() == null ? clock.instant() : control.since();
    }

    private static String quiet(ExportControl control, ExporterChange next) {
        if (control.demoted() == null) {
            return "nobody exported";
        }
        if (control.quiesced()) {
            return control.demoted() + " has confirmed that its last request is finished";
        }
        return control.demoted() + " has not confirmed that it is quiet, "
                + (next instanceof ExporterChange.Illegal ? "and its lease runs" : "but its lease is over");
    }

    private static HandedOver evidence(Call call, ExportControl control, String quiet) {
        HandOver body = call.body(HandOver.class);
        return new HandedOver(
                control.target(),
                call.facts().from(),
                control.demoted(),
                control.epoch(),
                quiet,
                body == null ? null : body.comment());
    }

    private String reason(Call call) {
        HandOver body = call.body(HandOver.class);
        return call.reason(name()) + (body == null || body.comment() == null ? "" : ", " + body.comment());
    }
}
