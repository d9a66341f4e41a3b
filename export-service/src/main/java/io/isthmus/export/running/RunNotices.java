package io.isthmus.export.running;

import io.isthmus.chassis.deployment.DeploymentConfig;
import io.isthmus.chassis.operations.Operations;
import io.isthmus.contracts.export.ForeignSummary;
import io.isthmus.contracts.export.GateState;
import io.isthmus.contracts.operations.Notice;
import io.isthmus.export.reconciling.Readiness;
import io.isthmus.export.reviewing.PendingConflicts;
import io.isthmus.export.target.TargetUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** What operators are told beside the runs; the same once, not with every batch. Used by the thread of the runs only. */
@ApplicationScoped
class RunNotices {

    private final Operations operations;
    private final DeploymentConfig deployment;
    private final PendingConflicts conflicts;
    private String lastHold = "";
    private String lastOrphans = "";
    private long lastUndecided;

    RunNotices(Operations operations, DeploymentConfig deployment, PendingConflicts conflicts) {
        this.conflicts = conflicts;
        this.operations = operations;
        this.deployment = deployment;
    }

    void hold(GateState.Hold hold) {
        if (!hold.message().equals(lastHold)) {
            lastHold = hold.message();
            publish(hold.code().name(), Notice.Severity.WARNING, hold.message(), hold.whatToDo());
        }
    }

    void noHold() {
        lastHold = "";
    }

    /** The batch is whole, so whatever is missing now does not come by itself. */
    void orphans(Readiness readiness) {
        String why = readiness instanceof Readiness.NotYet notYet ? notYet.why() : "";
        if (!why.isEmpty() && !why.equals(lastOrphans)) {
            publish(
                    "ORPHANS_NOT_JUDGED",
                    Notice.Severity.INFO,
                    "what an old tool has left at the target without a source is not known yet: " + why,
                    "put the errors of the last full import right, then run a full import of each source and a target import");
        }
        lastOrphans = why;
    }

    /** Who comes under the names of somebody who has left. */
    void undecided() {
        long persons = conflicts.undecided();
        if (persons > lastUndecided) {
            publish(
                    "REHIRES_UNDECIDED",
                    Notice.Severity.WARNING,
                    persons + (persons == 1 ? " person comes" : " people come")
                            + " under the names of somebody who has left:"
                            + " whether it is the same person has to be said before they are created",
                    "say for each of them on the page of pending exports whether it is the same person or somebody else");
        }
        lastUndecided = persons;
    }

    void foreignChanges(String target, ForeignSummary found) {
        publish(
                "FOREIGN_CHANGES",
                Notice.Severity.WARNING,
                "somebody else has changed " + target + ": " + found.added() + " objects added, " + found.changed()
                        + " changed, " + found.deleted() + " deleted since the import before",
                "See GET /api/foreign-changes; if the old tool was retired, find out whether it, or another tool,"
                        + " still exports.");
    }

    void unavailable(TargetUnavailable fault) {
        publish(fault.code(), Notice.Severity.ERROR, fault.getMessage(), fault.remedy());
    }

    private void publish(String code, Notice.Severity severity, String message, String remedy) {
        operations.publish(new Notice(
                "export-" + code,
                deployment.deployment(),
                "export-service",
                severity,
                code,
                message,
                remedy,
                Instant.now()));
    }
}
