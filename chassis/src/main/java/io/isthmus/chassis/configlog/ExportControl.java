package io.isthmus.chassis.configlog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who may export to one target.
 *
 * @param activeDeployment the only one that may; without one, everyone is in staging mode
 * @param epoch rises by one with every promotion and demotion; 0 while there was none
 * @param changedAt when the last promotion or demotion was written, UTC; not at epoch 0
 * @param demoted who was active until the last demotion, while nobody is active
 * @param quiesced whether {@code demoted} has confirmed that its last request is finished
 * @param restoration the plan that the active deployment may apply, and nothing else
 */
public record ExportControl(
        String target,
        @Nullable String activeDeployment,
        long epoch,
        @Nullable Instant changedAt,
        @Nullable String demoted,
        boolean quiesced,
        @Nullable String restoration) {

    /** Without a restoration. */
    public ExportControl(
            String target,
            @Nullable String activeDeployment,
            long epoch,
            @Nullable Instant changedAt,
            @Nullable String demoted,
            boolean quiesced) {
        this(target, activeDeployment, epoch, changedAt, demoted, quiesced, null);
    }

    static ExportControl nobody(String target) {
        return new ExportControl(target, null, 0, null, null, true);
    }

    public boolean isActive(@Nullable String deployment) {
        return activeDeployment != null && activeDeployment.equals(deployment);
    }

    /** Since when it is so: since ever at epoch 0. */
    public Instant since() {
        return changedAt == null ? Instant.EPOCH : changedAt;
    }

    ExportControl promoted(String deployment, long newEpoch, Instant at) {
        return new ExportControl(target, deployment, newEpoch, at, null, true);
    }

    ExportControl restoring(String deployment, String plan, long newEpoch, Instant at) {
        return new ExportControl(target, deployment, newEpoch, at, null, true, plan);
    }

    ExportControl demoted(long newEpoch, Instant at) {
        return new ExportControl(target, null, newEpoch, at, activeDeployment, false);
    }

    ExportControl confirmedQuiet() {
        return new ExportControl(target, null, epoch, changedAt, demoted, true);
    }
}
