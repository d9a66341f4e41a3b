package io.isthmus.migration.migrating;

import static io.isthmus.migration.migrating.StepJudgement.notPassed;

import io.isthmus.chassis.configlog.ExportControl;
import io.isthmus.contracts.export.GateState;
import io.isthmus.migration.migrating.StepEvidence.StagingEntered;
import io.isthmus.migration.migrating.StepJudgement.Passed;

/**
 * Whether this deployment is proven to write nothing: by the config log, and by the gate of the service that would write.
 * Nobody is demoted silently on the way.
 */
public final class StagingJudgement {

    private StagingJudgement() {}

    public static StepJudgement judge(String deployment, ExportControl control, GateState gate) {
        if (control.isActive(deployment)) {
            return notPassed(
                    "DEPLOYMENT_IS_ACTIVE",
                    deployment + " is the active deployment of " + control.target() + " since " + control.changedAt()
                            + ": it exports",
                    "Demote it on purpose by POST /api/export-control/demote {\"target\": \"" + control.target()
                            + "\"} as admin, then trigger ENTER_STAGING again.");
        }
        if (gate.open() || !gate.stagingMode()) {
            return notPassed(
                    "GATE_NOT_IN_STAGING",
                    "the gate of export-service is " + (gate.open() ? "open" : "closed, but not for staging mode")
                            + " (epoch " + gate.epoch() + "; the config log is at " + control.epoch() + ")",
                    "Check that export-service runs as deployment " + deployment
                            + " and reads the same config log, then trigger ENTER_STAGING again.");
        }
        return new Passed(
                new StagingEntered(control.target(), control.activeDeployment(), control.epoch(), gate.holds()));
    }
}
