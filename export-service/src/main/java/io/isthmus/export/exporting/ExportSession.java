package io.isthmus.export.exporting;

import io.isthmus.contracts.export.GateState;
import io.isthmus.export.exporting.ExportPages.Judged;
import io.isthmus.export.gate.GateKeeper;
import io.isthmus.export.pending.Phase;
import io.isthmus.export.progress.RunProgress;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * One run of the exporter: looks up what an earlier process left in flight, beside all that follows; then, phase by phase,
 * compares what has changed, asks the gate, sends.
 */
record ExportSession(
        GateKeeper gate,
        ExportPages pages,
        RunAttempts attempts,
        OutcomeRecorder recorder,
        Outcomes outcomes,
        Lanes lanes,
        RunProgress progress,
        BatchArrivals arrivals,
        Duration lookInterval,
        int maxErrors) {

    private static final Duration STRAGGLER_LOOK = Duration.ofMillis(500);
    private static final Duration BATCH_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration BATCH_LOOK = Duration.ofMillis(100);

    void export() {
        try (lanes) {
            lanes.lookUp(pages.inFlight(), attempts::lookUp);
            rounds();
        }
        lanes.throwIfStopped();
    }

    private void rounds() {
        Optional<ExportRound> round = Optional.of(ExportRound.first(outcomes.count()));
        while (round.isPresent() && wentThrough()) {
            boolean busy = lanes.busy();
            round = round.get().next(outcomes.count(), busy);
            if (round.isPresent()) {
                lanes.awaitAny(STRAGGLER_LOOK);
            }
        }
    }

    /**
     * Goes through the phases that have something. What comes into another one meanwhile is seen in the next round, or by the next run.
     *
     * @return whether nothing has ended the run
     */
    private boolean wentThrough() {
        Optional<Judged> permission = permission();
        Iterator<Phase> phases =
                permission.map(Judged::pending).orElse(Set.of()).iterator();
        while (permission.isPresent() && phases.hasNext() && !tooManyErrors()) {
            Phase phase = phases.next();
            if (ExportRound.begins(phase, lanes.busy())) {
                send(phase, !permission.get().state().open());
            }
            permission = phases.hasNext() ? permission() : permission;
        }
        if (tooManyErrors()) {
            progress.failed(
                    "TOO_MANY_ERRORS",
                    "stopped: more than " + maxErrors + " objects failed",
                    "look at the errors; raise isthmus.export.max-errors if they are to be expected");
        }
        return permission.isPresent() && !tooManyErrors();
    }

    /** Asked before each phase, of what is pending then. Empty: nothing may be sent any more. */
    private Optional<Judged> permission() {
        compare();
        Judged judged = judged();
        GateState state = judged.state();
        if (!state.open()) {
            progress.held(state.holds().getFirst().message());
        }
        if (!state.lets()) {
            return Optional.empty();
        }
        attempts.permitted(state.epoch());
        return Optional.of(judged);
    }

    private boolean tooManyErrors() {
        return outcomes.errors() > maxErrors;
    }

    private void compare() {
        recorder.compare(lanes);
    }

    /** A batch that is arriving right now is worth waiting for: it would only begin another run. */
    private Judged judged() {
        Instant deadline = Instant.now().plus(BATCH_TIMEOUT);
        Judged judged = pages.judged(gate::judge);
        while (!judged.state().open()
                && judged.state().holds().stream().allMatch(hold -> hold.code() == GateState.Code.BATCH_INCOMPLETE)
                && Instant.now().isBefore(deadline)) {
            arrivals.await(BATCH_LOOK);
            compare();
            judged = pages.judged(gate::judge);
        }
        return judged;
    }

    private void send(Phase phase, boolean keepDeletions) {
        if (phase == Phase.ADD_PEOPLE) {
            send(pages.independent(phase));
            pages.levels(phase).forEach(this::send);
        }
        send(pages.all(phase, keepDeletions));
    }

    private void send(Supplier<List<Work>> work) {
        AccountsFirst accountsFirst = new AccountsFirst(this::accountsToClose, lookInterval, System::nanoTime);
        Supplier<List<Work>> next = () -> tooManyErrors() ? List.of() : accountsFirst.or(work);
        List<Work> first = next.get();
        if (first.isEmpty()) {
            return;
        }
        Iterator<Supplier<List<Work>>> firstPages = List.<Supplier<List<Work>>>of(() -> first, () -> countedThen(next))
                .iterator();
        lanes.send(() -> (firstPages.hasNext() ? firstPages.next() : next).get(), attempts::settle);
    }

    /** As the gate says at this moment: a batch that is arriving is not waited for. */
    private List<Work> accountsToClose() {
        compare();
        Judged judged = pages.judged(gate::judge);
        if (!judged.state().lets() || !judged.pending().contains(Phase.CLOSE_ACCOUNTS)) {
            return List.of();
        }
        attempts.permitted(judged.state().epoch());
        return pages.all(Phase.CLOSE_ACCOUNTS, !judged.state().open()).get();
    }

    /** Counted while the first ones are on their way: they do not wait for a number. */
    private List<Work> countedThen(Supplier<List<Work>> next) {
        progress.done(outcomes.count(), outcomes.count() + pages.left());
        return next.get();
    }
}
