package io.isthmus.chassis.configlog;

import java.time.Instant;

/**
 * Who may export to one target.
 *
 * @param activeDeployment the only one that may; {@code null}: nobody, everyone is in staging mode
 * @param epoch rises by one with every promotion and demotion; 0 while there was none
 * @param changedAt when the last promotion or demotion was written, UTC; {@code null} at epoch 0
 * @param demoted who was active until the last demotion; {@code null} while somebody is active, or if nobody ever was
 * @param quiesced whether {@code demoted} has confirmed that its last request is finished
 * @param restoration the plan that the active deployment may apply, and nothing else; {@code null} when it exports as ever
 */
public record ExportControl(
        String target,
        String activeDeployment,
        long epoch,
        Instant changedAt,
        String demoted,
        boolean quiesced,
        String restoration) {

    /** Without a restoration. */
    public ExportControl(
            String target, String activeDeployment, long epoch, Instant changedAt, String demoted, boolean quiesced) {
        this(target, activeDeployment, epoch, changedAt, demoted, quiesced, null);
    }

    static ExportControl nobody(String target) {
        return new ExportControl(target, null, 0, null, null, true);
    }

    public boolean isActive(String deployment) {
        return deployment.equals(activeDeployment);
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
