package io.isthmus.migration.exportcontrol;

import io.isthmus.chassis.configlog.ExportControl;
import io.isthmus.contracts.config.ConfigChange;
import io.isthmus.contracts.config.ConfigChange.Demoted;
import io.isthmus.contracts.config.ConfigChange.Promoted;
import io.isthmus.migration.migrating.Missing;
import java.time.Duration;
import java.time.Instant;

/**
 * Whether a deployment may become the active one of a target, or stop being it.
 *
 * <pre>
 *     export control                                     promote me                        demote
 *     I am active                                        already so                        yes
 *     I am active to put back what was written           no: demote first                  yes
 *     another is active                                  no: demote it first               yes
 *     nobody ever was                                    yes                               already so
 *     nobody; the former has confirmed that it is quiet  yes                               already so
 *     nobody; the former has not, its lease has passed   yes                               already so
 *     nobody; the former has not, its lease runs         no, not before the lease's end    already so
 * </pre>
 *
 * The lease is the time after which an exporter that cannot read the log closes its own gate.
 */
public sealed interface ExporterChange {

    /** Legal: this change is to be appended. */
    record Legal(ConfigChange change, long epoch) implements ExporterChange {}

    /** It is so already; nothing is to be done. */
    record AlreadySo(long epoch) implements ExporterChange {}

    record Illegal(Missing missing) implements ExporterChange {}

    static ExporterChange promotion(ExportControl control, String deployment, Instant now, Duration lease) {
        if (control.isActive(deployment) && control.restoration() == null) {
            return new AlreadySo(control.epoch());
        }
        if (control.isActive(deployment)) {
            return new Illegal(new Missing(
                    "RESTORATION_IN_FORCE",
                    deployment + " puts back what it has written to " + control.target() + ", and exports nothing else",
                    "Wait until that is done, or demote it first; then the rest stays as it is."));
        }
        if (control.activeDeployment() != null) {
            return new Illegal(new Missing(
                    "ANOTHER_DEPLOYMENT_ACTIVE",
                    control.activeDeployment() + " is the active deployment of " + control.target() + " since "
                            + control.changedAt(),
                    "Demote it first by POST /api/export-control/demote {\"target\": \"" + control.target() + "\"}."));
        }
        if (control.demoted() != null && !control.quiesced()) {
            Instant leaseEnd = control.since().plus(lease);
            if (now.isBefore(leaseEnd)) {
                return new Illegal(new Missing(
                        "FORMER_EXPORTER_NOT_QUIET",
                        control.demoted() + " has not confirmed yet that its last request to " + control.target()
                                + " is finished; its lease ends at " + leaseEnd,
                        "Try again when it has confirmed, or after " + leaseEnd + "."));
            }
        }
        long epoch = control.epoch() + 1;
        return new Legal(new Promoted(control.target(), deployment, epoch), epoch);
    }

    /** Demotes whoever is active, also another deployment: its own service may be out of reach. */
    static ExporterChange demotion(ExportControl control) {
        if (control.activeDeployment() == null) {
            return new AlreadySo(control.epoch());
        }
        long epoch = control.epoch() + 1;
        return new Legal(new Demoted(control.target(), control.activeDeployment(), epoch), epoch);
    }
}
