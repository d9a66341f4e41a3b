package io.isthmus.export.exporting;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** Makes outcomes state. Never while something is compared: one may not see half of the other. */
final class OutcomeRecorder {

    private final ExportStore store;
    private final long run;
    private final Tries.Rest rest;
    private final boolean restoring;
    private final Runnable comparison;
    private final Consumer<Collection<Long>> comparedAgain;
    private final ReentrantLock state = new ReentrantLock();

    /** objects that were compared while a request of theirs was under way */
    private final Set<Long> comparedMeanwhile = ConcurrentHashMap.newKeySet();

    /**
     * @param comparison of all that something has happened to
     * @param comparedAgain of these alone
     */
    OutcomeRecorder(
            ExportStore store,
            long run,
            Tries.Rest rest,
            boolean restoring,
            Runnable comparison,
            Consumer<Collection<Long>> comparedAgain) {
        this.store = store;
        this.run = run;
        this.rest = rest;
        this.restoring = restoring;
        this.comparison = comparison;
        this.comparedAgain = comparedAgain;
    }

    /** @param underWay asked when nothing is recorded */
    void compare(Lanes underWay) {
        state.lock();
        try {
            comparedMeanwhile.addAll(underWay.underWay());
            comparison.run();
        } finally {
            state.unlock();
        }
    }

    void record(List<Recorded> recorded) {
        List<ExportStore.Ended> ended = recorded.stream()
                .filter(one -> !OutcomeEffects.inFlight(one.settled()))
                .map(this::ended)
                .toList();
        state.lock();
        try {
            comparedAgain.accept(store.record(run, ended, rest));
        } finally {
            state.unlock();
        }
    }

    /** What was compared while its request was under way was compared with what is no longer so. */
    private ExportStore.Ended ended(Recorded one) {
        OutcomeEffects effects = OutcomeEffects.of(one.work(), one.settled(), restoring);
        return new ExportStore.Ended(
                one.work(), comparedMeanwhile.remove(one.work().id()) ? effects.withComparedAgain() : effects);
    }
}
