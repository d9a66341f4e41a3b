package io.isthmus.export.targetimport;

import io.isthmus.contracts.ObjectType;
import io.isthmus.export.target.ExportTarget;
import io.isthmus.export.target.IncompleteListing;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Observes everything at the target: each page is compared with what was seen last time and only differences are kept. An
 * import that did not see everything never says that anything is gone.
 */
@ApplicationScoped
public class TargetImport {

    /** People before groups, so that members are known when a membership is read. */
    private static final List<ObjectType> ORDER = List.of(ObjectType.USER, ObjectType.CONTACT, ObjectType.GROUP);

    private final ObservedStore store;

    TargetImport(ObservedStore store) {
        this.store = store;
    }

    /**
     * @param incomplete why not everything was seen; {@code null} when everything was
     */
    public record Result(long read, long added, long changed, long unchanged, long gone, String incomplete) {}

    /**
     * @param epoch of the export control in force now: the import proves the state of the target since then
     * @param progress told objects read so far and expected in all ({@code null} where unknown) after each page
     */
    public Result run(ExportTarget target, long epoch, BiConsumer<Long, Long> progress) {
        Run run = new Run(store.begin(), progress);
        List<ObjectType> types = new ArrayList<>();
        for (ObjectType type : ORDER) {
            if (!target.schema().supports(type)) {
                continue;
            }
            types.add(type);
            try {
                target.list(type, run::page);
                run.typeDone();
            } catch (IncompleteListing e) {
                return run.result(0, e.getMessage());
            }
        }
        long gone = store.finish(types, run.seen, epoch, run.added + run.changed > 0);
        return run.result(gone, null);
    }

    private final class Run {
        private final long generation;
        private final BiConsumer<Long, Long> progress;
        private final BitSet seen = new BitSet();
        private long before;
        private long read;
        private long added;
        private long changed;
        private long unchanged;

        Run(long generation, BiConsumer<Long, Long> progress) {
            this.generation = generation;
            this.progress = progress;
        }

        void page(ExportTarget.Page page) {
            ObservedStore.PageCounts counts = store.keep(generation, page.objects(), seen);
            read += page.objects().size();
            added += counts.added();
            changed += counts.changed();
            unchanged += counts.unchanged();
            progress.accept(read, page.expected() == null ? null : before + page.expected());
        }

        void typeDone() {
            before = read;
        }

        Result result(long gone, String incomplete) {
            return new Result(read, added, changed, unchanged, gone, incomplete);
        }
    }
}
