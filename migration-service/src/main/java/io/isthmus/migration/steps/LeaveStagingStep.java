package io.isthmus.migration.steps;

import io.isthmus.chassis.configlog.ConfigState;
import io.isthmus.chassis.configlog.ExportControl;
import io.isthmus.chassis.deployment.DeploymentConfig;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.migration.clients.ExportClient;
import io.isthmus.migration.deployment.DeploymentChanges;
import io.isthmus.migration.exportcontrol.ExporterChange;
import io.isthmus.migration.migrating.Facts;
import io.isthmus.migration.migrating.Facts.Promotion;
import io.isthmus.migration.migrating.Facts.Retirement;
import io.isthmus.migration.migrating.Facts.ReviewedExports;
import io.isthmus.migration.migrating.ReviewJudgement;
import io.isthmus.migration.migrating.StepEvidence.StagingLeft;
import io.isthmus.migration.migrating.StepJudgement;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** LEAVE_STAGING: this deployment becomes the active one, if what it would export is still what was reviewed. */
@ApplicationScoped
class LeaveStagingStep implements ImmediateStep {

    private final DeploymentChanges changes;
    private final DeploymentConfig config;
    private final ExportClient export;
    private final ForeignWatch foreignWatch;
    private final Clock clock;

    LeaveStagingStep(
            DeploymentChanges changes,
            DeploymentConfig config,
            ExportClient export,
            ForeignWatch foreignWatch,
            Clock clock) {
        this.changes = changes;
        this.config = config;
        this.export = export;
        this.foreignWatch = foreignWatch;
        this.clock = clock;
    }

    @Override
    public Name name() {
        return Name.LEAVE_STAGING;
    }

    @Override
    public Result perform(Call call) {
        // the revision is taken before anything is looked at: what changes meanwhile makes the append lose
        ConfigState state = changes.state();
        ExportControl control =
                state.exportControlOf(Objects.requireNonNull(call.facts().target()));
        ExporterChange handover = ExporterChange.promotion(
                control,
                changes.deployment(),
                clock.instant(),
                config.configLog().lease());
        return switch (handover) {
            case ExporterChange.Illegal illegal ->
                Result.notSettled(
                        409,
                        illegal.missing().code(),
                        illegal.missing().message(),
                        illegal.missing().whatToDo());
            case ExporterChange.AlreadySo already -> left(call, already.epoch(), state.revision());
            case ExporterChange.Legal legal -> promote(call, legal, state.revision());
        };
    }

    private Result promote(Call call, ExporterChange.Legal legal, long basedOn) {
        if (call.migration().plan().has(Name.REVIEW_PENDING_EXPORTS)
                && ReviewJudgement.stillThose(reviewed(call), export.pendingExports())
                        instanceof StepJudgement.NotPassed changed) {
            return new Result.NotSettled(409, changed.failure(), null);
        }
        long revision = changes.append(basedOn, call.by(), call.reason(name()), legal.change());
        return left(call, legal.epoch(), revision);
    }

    private Result left(Call call, long epoch, long revision) {
        return new Result.ExportResult(
                new StagingLeft(
                        call.facts().target(),
                        changes.deployment(),
                        epoch,
                        revision,
                        reviewed(call),
                        foreign(call.facts())),
                call.facts().with(new Promotion(clock.instant(), epoch)));
    }

    /** Recorded only: what others do at the target cannot be told from what the old tool does. */
    private @Nullable String foreign(Facts facts) {
        return facts.find(Retirement.class)
                .map(Retirement::oldToolRetiredAt)
                .map(since -> foreignWatch.look(since).told(since))
                .orElse(null);
    }

    private static @Nullable String reviewed(Call call) {
        return call.facts()
                .find(ReviewedExports.class)
                .map(ReviewedExports::reviewedDigest)
                .orElse(null);
    }
}
