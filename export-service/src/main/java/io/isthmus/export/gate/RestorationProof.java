package io.isthmus.export.gate;

import io.isthmus.contracts.export.GateState.Code;
import io.isthmus.contracts.export.GateState.Hold;
import java.util.List;
import java.util.Objects;

/** While something is put back: what is pending is what the plan says, and that was approved. Pure. */
final class RestorationProof {

    private RestorationProof() {}

    static void judge(GateInput.Restoration restoration, List<Hold> holds) {
        String applying = restoration.applying();
        if (!Objects.equals(applying, restoration.compared())) {
            holds.add(new Hold(
                    Code.RESTORATION_NOT_READY,
                    applying == null
                            ? "held: the pending exports are still those of restoration " + restoration.compared()
                            : "held: restoration " + applying
                                    + " is in force, and the target is not compared with it yet",
                    "wait for the next target import"));
        } else if (applying != null && !restoration.known()) {
            holds.add(new Hold(
                    Code.RESTORATION_NOT_READY,
                    "held: restoration " + applying + " is in force, and nothing is known of it here any more;"
                            + " nothing else is written while it is",
                    "demote this deployment; what is not put back yet has to be put back by hand"));
        } else if (applying != null && !restoration.approved()) {
            holds.add(new Hold(
                    Code.RESTORATION_NOT_APPROVED,
                    "held: what restoration " + applying + " would write was not approved, or has changed since",
                    "review the pending exports, which are those of the restoration, and approve them"));
        }
    }
}
