package io.isthmus.export.running;

import static java.util.Objects.requireNonNull;

import io.isthmus.contracts.export.GateState;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.export.exporting.ExportStore;
import io.isthmus.export.restoring.RestorationStore;
import io.isthmus.export.restoring.Restorations;
import io.isthmus.export.reviewing.PendingSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What comes next while a restoration is in force.
 *
 * <pre>
 * gate    of the plan                          next
 * ------  -----------------------------------  ---------------------------------------------------
 * closed  any                                  an export where it only needs a target import first
 * open    something can be written             an export
 * open    something is left that rests         wait: failed objects are tried again
 * open    nothing is left, not confirmed       a target import
 * open    nothing is left, confirmed           done: the deployment is demoted
 * </pre>
 */
@ApplicationScoped
class RestorationRuns {

    /** A target that says yes and keeps the old value is not asked for ever. */
    private static final int MAXIMUM_CONFIRMATIONS = 5;

    private static final GateState.Hold NOT_KEPT = new GateState.Hold(
            GateState.Code.RESTORATION_NOT_READY,
            "the target accepts what is put back and does not keep it, " + MAXIMUM_CONFIRMATIONS + " times by now",
            "see the pending exports and what the target makes of them; then demote this deployment to end the restoration");

    private final Restorations restorations;
    private final RestorationStore store;
    private final ExportStore exports;
    private final PendingSet pending;
    private long epoch = -1;
    private int confirmations;

    RestorationRuns(Restorations restorations, RestorationStore store, ExportStore exports, PendingSet pending) {
        this.restorations = restorations;
        this.store = store;
        this.exports = exports;
        this.pending = pending;
    }

    Optional<RunProfile> next(GateState state, Consumer<GateState.Hold> hold) {
        if (state.epoch() != epoch) {
            epoch = state.epoch();
            confirmations = 0;
        }
        if (!state.open()) {
            if (BeforeExport.of(state) == BeforeExport.TARGET_IMPORT) {
                return Optional.of(RunProfile.EXPORT);
            }
            hold.accept(state.holds().getFirst());
            return Optional.empty();
        }
        if (exports.executable(false, false) > 0) {
            if (confirmations < MAXIMUM_CONFIRMATIONS) {
                return Optional.of(RunProfile.EXPORT);
            }
            hold.accept(NOT_KEPT);
            return Optional.empty();
        }
        RestorationStore.Facts facts = store.facts();
        if (pending.summary().total() > 0 || facts.waiting() > 0) {
            return Optional.empty();
        }
        if (!facts.confirmed()) {
            confirmations++;
            return Optional.of(RunProfile.TARGET_IMPORT);
        }
        restorations.finish(requireNonNull(state.restoration()));
        return Optional.empty();
    }
}
