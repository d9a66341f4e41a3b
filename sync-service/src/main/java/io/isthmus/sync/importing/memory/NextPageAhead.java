package io.isthmus.sync.importing.memory;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Asks for the page behind one while that is worked on. For one thread. */
final class NextPageAhead implements LongFunction<List<KnownObject>> {

    private final LongFunction<List<KnownObject>> stored;
    private final int pageSize;
    private @Nullable Asked asked;

    private record Asked(long after, CompletableFuture<List<KnownObject>> page) {}

    /** @param stored a page of what is known, behind a row number */
    NextPageAhead(LongFunction<List<KnownObject>> stored, int pageSize) {
        this.stored = stored;
        this.pageSize = pageSize;
    }

    @Override
    public List<KnownObject> apply(long after) {
        List<KnownObject> page = asked != null && asked.after() == after ? awaited(asked) : stored.apply(after);
        asked = page.size() < pageSize ? null : askBehind(page.getLast().id());
        return page;
    }

    /** A fault that stays is told to whom it concerns. */
    private List<KnownObject> awaited(Asked behind) {
        try {
            return behind.page().join();
        } catch (CompletionException e) {
            return stored.apply(behind.after());
        }
    }

    private Asked askBehind(long after) {
        return new Asked(after, CompletableFuture.supplyAsync(() -> stored.apply(after), Thread::startVirtualThread));
    }
}
