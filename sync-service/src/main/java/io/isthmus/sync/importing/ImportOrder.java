package io.isthmus.sync.importing;

import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.directories.containers.NamingContexts;
import io.isthmus.sync.source.ImportSelection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One import to be done.
 *
 * @param watermark where a delta starts; absent for a full import
 * @param last watermark of the last complete import, whether or not this one goes on from it
 * @param contexts in which source those are looked for whom members and managers name
 * @param sources all of the settings: others may show whom this one shows no more
 * @param quiet whether a delta that finds nothing is to leave no trace: nothing waits to be synchronized
 */
public record ImportOrder(
        String runId,
        SourceSettings source,
        ImportSelection selection,
        @Nullable String watermark,
        @Nullable String last,
        NamingContexts contexts,
        List<SourceSettings> sources,
        boolean quiet) {

    ImportOrder(String runId, SourceSettings source, ImportSelection selection, @Nullable String watermark) {
        this(runId, source, selection, watermark, watermark, NamingContexts.NONE, List.of(), false);
    }

    /** The same for what is read a second time: as in a delta, an object that comes again is no twin of itself. */
    ImportOrder again() {
        return new ImportOrder(
                runId, source, selection, watermark == null ? "" : watermark, last, contexts, sources, false);
    }

    public boolean full() {
        return watermark == null;
    }
}
