package io.isthmus.sync.importing;

import io.isthmus.contracts.settings.SourceSettings;

/** Opens connected directories. */
public interface SourceConnectors {

    /** @throws SourceException when the directory cannot be reached or does not let us in */
    SourceConnector connect(SourceSettings source);
}
