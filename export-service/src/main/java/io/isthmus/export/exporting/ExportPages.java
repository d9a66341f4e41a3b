package io.isthmus.export.exporting;

import io.isthmus.contracts.export.GateState;
import io.isthmus.export.exporting.ExportStore.Begun;
import io.isthmus.export.exporting.ExportStore.Planned;
import io.isthmus.export.exporting.ExportStore.Query;
import io.isthmus.export.exporting.ExportStore.References;
import io.isthmus.export.pending.Phase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Hands out the pending exports of a phase, page by page, each marked as in flight before. */
record ExportPages(ExportStore store, RequestSelection selection, Query query) {

    /** What an earlier process left in flight, at once, before this run marks anything; there is never more than some pages. */
    List<Work> inFlight() {
        List<Work> page = store.inFlight(0, query.limit());
        List<Work> all = new ArrayList<>(page);
        while (!page.isEmpty()) {
            page = store.inFlight(page.getLast().id(), query.limit());
            all.addAll(page);
        }
        return all;
    }

    /** Whoever others refer to first, so that nobody needs a second request for a reference. */
    Supplier<List<Work>> independent(Phase phase) {
        return pages(phase, query);
    }

    /** Then level by level whoever refers to them; each level as pages. */
    List<Supplier<List<Work>>> levels(Phase phase) {
        References references = store.references(phase);
        return Levels.of(references.from(), references.to()).stream()
                .map(level -> pagesOf(phase, level))
                .toList();
    }

    /** @param keepDeletions whether deletions wait, and only disabling is left of a removal */
    Supplier<List<Work>> all(Phase phase, boolean keepDeletions) {
        return pages(phase, query.anyOrder(keepDeletions));
    }

    /** What the gate says, and phases in which there is anything. */
    Judged judged(Supplier<GateState> gate) {
        return store.together(() -> new Judged(gate.get(), store.pendingPhases()));
    }

    /** @param pending phases in which there is anything */
    record Judged(GateState state, Set<Phase> pending) {}

    long left() {
        return store.executable(query.ignoreBackoff(), false);
    }

    /** Page after page of what is pending; a page of which everything has changed meanwhile is not the end. */
    private Supplier<List<Work>> pages(Phase phase, Query which) {
        AtomicLong after = new AtomicLong();
        AtomicBoolean more = new AtomicBoolean(true);
        return () -> {
            List<Work> work = List.of();
            while (work.isEmpty() && more.get()) {
                Taken taken = taken(which, phase, after.get());
                after.set(taken.last());
                more.set(taken.more());
                work = taken.work();
            }
            return work;
        };
    }

    /**
     * @param last row of the page
     * @param more whether there may be others behind it
     */
    private record Taken(List<Work> work, long last, boolean more) {}

    /** Noted in the transaction that has read them: a change waits for one less. */
    private Taken taken(Query which, Phase phase, long after) {
        return store.together(() -> {
            List<Planned> page = store.planned(which, phase, after);
            return page.isEmpty()
                    ? new Taken(List.of(), after, false)
                    : new Taken(begin(phase, page), page.getLast().id(), ExportStore.isFull(which, phase, page));
        });
    }

    /** Page after page of these; a page of which nothing is left to send is not the end. */
    private Supplier<List<Work>> pagesOf(Phase phase, long[] ids) {
        AtomicInteger from = new AtomicInteger();
        return () -> {
            List<Work> work = List.of();
            while (work.isEmpty() && from.get() < ids.length) {
                int to = Math.min(ids.length, from.get() + query.limit());
                List<Long> some = Arrays.stream(ids, from.get(), to).boxed().toList();
                work = store.together(() -> begin(phase, store.planned(query, phase, some)));
                from.set(to);
            }
            return work;
        };
    }

    private List<Work> begin(Phase phase, List<Planned> page) {
        List<Begun> begun = selection.of(phase, page);
        if (!begun.isEmpty()) {
            store.begin(query.run(), begun);
        }
        return begun.stream().map(Begun::work).toList();
    }
}
