package io.isthmus.export.targetimport;

import io.isthmus.contracts.ObjectType;
import io.isthmus.export.target.ExportTarget;
import io.isthmus.export.target.IncompleteListing;
import io.isthmus.export.target.ObservedObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.BitSet;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Observes everything at the target.
 *
 * <ol>
 *   <li>list each type: every page is compared with what was seen last time, and only differences are kept;
 *   <li>look up by id whatever is known and did not come: only who is not found so is gone ({@link Absences});
 *   <li>say whether the listing stood still ({@link ListingWatch}), since one that shifted may have left out somebody new.
 * </ol>
 *
 * <p>An import that did not see everything never says that anything is gone but what it looked up.
 */
@ApplicationScoped
public class TargetImport {

    /** People before groups, so that members are known when a membership is read. */
    private static final List<ObjectType> ORDER = List.of(ObjectType.USER, ObjectType.CONTACT, ObjectType.GROUP);

    private final ObservedStore store;
    private final TargetImportConfig config;
    /** where the next import goes on looking up; who has been looked up waits for the others */
    private long lookedUpTo;

    TargetImport(ObservedStore store, TargetImportConfig config) {
        this.store = store;
        this.config = config;
    }

    /**
     * @param read objects seen, each once
     * @param shifted whether the listing changed while it was read
     * @param incomplete why not everything was seen, if it was not
     */
    public record Result(
            long read,
            long added,
            long changed,
            long unchanged,
            long gone,
            boolean shifted,
            @Nullable String incomplete) {}

    /**
     * @param epoch of the export control in force now: the import proves the state of the target since then
     * @param fullRun run of the newest full batch that has arrived
     * @param lookUpsAtOnce look-ups under way at a time
     * @param besideExports whether requests of ours may be under way meanwhile: then whatever is written since it was asked for is
     *     left alone
     */
    public record Request(long epoch, @Nullable String fullRun, int lookUpsAtOnce, boolean besideExports) {}

    /**
     * @param progress told objects read so far and expected in all (none where unknown) with each page; what it throws ends
     *     the import
     */
    public Result run(ExportTarget target, Request request, BiConsumer<Long, @Nullable Long> progress) {
        Run run = new Run(new ReadAt(store.begin(), request.besideExports()), progress);
        List<ObjectType> types =
                ORDER.stream().filter(target.schema()::supports).toList();
        try {
            types.forEach(type -> run.list(target, type));
        } catch (IncompleteListing e) {
            return run.result(0, e.getMessage());
        }
        return ended(run, request, proved(new Absences(target, store, request.lookUpsAtOnce(), run), types));
    }

    /** Who is missing behind where the last import stopped, then the others. */
    private Absences.Proved proved(Absences absences, List<ObjectType> types) {
        long begin = lookedUpTo;
        Absences.Proved proved = absences.prove(types, begin, config.maximumLookUps());
        if (begin > 0 && !proved.left()) {
            Absences.Proved before = absences.prove(types, 0, config.maximumLookUps());
            proved = new Absences.Proved(
                    before.lookedUpTo(),
                    before.gone() + proved.gone(),
                    proved.fault() == null ? before.fault() : proved.fault(),
                    before.left());
        }
        lookedUpTo = proved.left() ? proved.lookedUpTo() : 0;
        return proved;
    }

    private Result ended(Run run, Request request, Absences.Proved proved) {
        if (proved.left()) {
            return run.result(
                    proved.gone(),
                    "the listing left out more objects than may be looked up one by one (isthmus.target-import."
                            + "maximum-look-ups, " + config.maximumLookUps() + "); " + proved.gone()
                            + " are proved to be gone, the next import goes on");
        }
        if (proved.fault() != null) {
            return run.result(
                    proved.gone(),
                    "the listing left out objects that cannot be looked up: "
                            + proved.fault().getMessage());
        }
        boolean news = run.added + run.changed + proved.gone() > 0;
        store.imported(new ObservedStore.Imported(
                request.epoch(), request.fullRun(), news, run.shifted, request.besideExports()));
        return run.result(proved.gone(), null);
    }

    private final class Run implements Absences.Seen {
        private final ReadAt begun;
        private final BiConsumer<Long, @Nullable Long> progress;
        private final BitSet seen = new BitSet();
        private long before;
        private @Nullable Long expected;
        private long read;
        private long added;
        private long changed;
        private long unchanged;
        private boolean shifted;

        Run(ReadAt begun, BiConsumer<Long, @Nullable Long> progress) {
            this.begun = begun;
            this.progress = progress;
        }

        void list(ExportTarget target, ObjectType type) {
            ListingWatch watch = new ListingWatch();
            ReadAt[] asked = {now()};
            target.list(type, page -> {
                long known = read;
                expected = page.expected() == null ? null : before + page.expected();
                keep(asked[0], page.objects());
                watch.page(page.objects().size(), Math.toIntExact(read - known), page.expected());
                asked[0] = now();
            });
            before = read;
            shifted |= watch.shifted();
        }

        @Override
        public void keep(ReadAt asked, List<ObservedObject> objects) {
            if (!objects.isEmpty()) {
                ObservedStore.PageCounts counts = store.keep(asked, objects, seen);
                read = seen.cardinality();
                added += counts.added();
                changed += counts.changed();
                unchanged += counts.unchanged();
            }
            progress.accept(read, expected);
        }

        @Override
        public ReadAt begun() {
            return begun;
        }

        @Override
        public ReadAt now() {
            return new ReadAt(store.nextNumber(), begun.besideExports());
        }

        @Override
        public BitSet rows() {
            return seen;
        }

        Result result(long gone, @Nullable String incomplete) {
            return new Result(read, added, changed, unchanged, gone, shifted, incomplete);
        }
    }
}
