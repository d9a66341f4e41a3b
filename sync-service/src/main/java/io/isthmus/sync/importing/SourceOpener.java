package io.isthmus.sync.importing;

import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.contracts.settings.SourceSettings.Kind;

/** Connects to sources of some kinds. */
public interface SourceOpener {

    boolean opens(Kind kind);

    /** @throws SourceException when the source cannot be reached or does not let us in */
    SourceConnector apply(SourceSettings source);
}
