package io.isthmus.export.targetimport;

import io.isthmus.contracts.ObjectType;
import io.isthmus.export.target.ExportTarget;
import io.isthmus.export.target.ObservedObject;
import io.isthmus.export.target.UnusableAnswer;
import io.isthmus.export.targetimport.ObservedStore.Unseen;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Looks up by id, a page at a time, what a listing did not show: who is there is observed as he is, who is not there is gone.
 * What cannot be looked up is neither.
 */
final class Absences {

    private static final int PAGE = 500;

    private final ExportTarget target;
    private final ObservedStore store;
    private final Semaphore atOnce;
    private final Seen seen;

    /** @param atOnce look-ups under way at a time */
    Absences(ExportTarget target, ObservedStore store, int atOnce, Seen seen) {
        this.target = target;
        this.store = store;
        this.atOnce = new Semaphore(atOnce);
        this.seen = seen;
    }

    /** Where an import keeps what it sees, objects of one type at a time. */
    interface Seen {
        ReadAt begun();

        /** Before something is asked for. */
        ReadAt now();

        /** Throws when the import is to go on no longer. */
        void keep(ReadAt asked, List<ObservedObject> objects);

        BitSet rows();
    }

    /**
     * @param lookedUpTo id of the last row that was looked up
     * @param gone objects that are proved not to be there any more
     * @param fault of an object that could not be looked up
     * @param left whether there are more than the limit allowed
     */
    record Proved(long lookedUpTo, long gone, @Nullable UnusableAnswer fault, boolean left) {}

    /**
     * @param after id of the row to begin behind
     * @param limit look-ups in all
     */
    Proved prove(Collection<ObjectType> types, long after, int limit) {
        long last = after;
        long gone = 0;
        UnusableAnswer fault = null;
        int remaining = limit;
        List<Unseen> page = unseen(types, last);
        while (!page.isEmpty() && remaining > 0) {
            List<Unseen> now = page.subList(0, Math.min(remaining, page.size()));
            ReadAt asked = seen.now();
            Answers answers = lookUp(now);
            types.forEach(type -> seen.keep(
                    asked,
                    answers.there().stream()
                            .filter(object -> object.objectType() == type)
                            .toList()));
            gone += store.gone(asked, answers.gone());
            fault = fault == null ? answers.fault() : fault;
            remaining -= now.size();
            last = now.getLast().id();
            page = unseen(types, last);
        }
        return new Proved(last, gone, fault, !page.isEmpty());
    }

    private List<Unseen> unseen(Collection<ObjectType> types, long after) {
        return store.unseen(seen.begun(), types, seen.rows(), after, PAGE);
    }

    private record Answers(
            List<ObservedObject> there,
            List<Long> gone,
            @Nullable UnusableAnswer fault) {}

    private Answers lookUp(List<Unseen> page) {
        List<ObservedObject> there = new ArrayList<>();
        List<Long> gone = new ArrayList<>();
        UnusableAnswer fault = null;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Optional<ObservedObject>>> answers = page.stream()
                    .map(object -> threads.submit(() -> find(object)))
                    .toList();
            for (int i = 0; i < page.size(); i++) {
                try {
                    answer(answers.get(i)).ifPresentOrElse(there::add, missing(gone, page.get(i)));
                } catch (UnusableAnswer e) {
                    fault = e;
                }
            }
        }
        return new Answers(there, gone, fault);
    }

    private static Runnable missing(List<Long> gone, Unseen object) {
        return () -> gone.add(object.id());
    }

    private Optional<ObservedObject> find(Unseen object) {
        atOnce.acquireUninterruptibly();
        try {
            return target.findById(object.objectType(), object.targetId());
        } finally {
            atOnce.release();
        }
    }

    private static Optional<ObservedObject> answer(Future<Optional<ObservedObject>> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException fault) {
                throw fault;
            }
            throw new IllegalStateException("a look-up failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while looking up", e);
        }
    }
}
