package io.isthmus.sync.source;

import io.isthmus.contracts.settings.SourceSettings;
import org.jspecify.annotations.Nullable;

/** Connects to the sources of the settings. */
@FunctionalInterface
public interface SourceConnectors {

    /**
     * @param last watermark of the last complete import, also where this one does not go on from it: it says which of several
     *     servers was read
     * @throws SourceException when the directory cannot be reached or does not let us in
     */
    SourceConnector open(SourceSettings source, @Nullable String last);
}
