package io.isthmus.sync.source;

import io.isthmus.contracts.settings.SourceKind;
import io.isthmus.contracts.settings.SourceSettings;
import org.jspecify.annotations.Nullable;

/** Connects to sources of some kinds. */
public interface SourceOpener {

    boolean opens(SourceKind kind);

    /** @throws SourceException when the source cannot be reached or does not let us in */
    SourceConnector apply(SourceSettings source);

    /** As {@link SourceConnectors#open}; for whoever has but one server, what was read last makes no difference. */
    default SourceConnector open(SourceSettings source, @Nullable String last) {
        return apply(source);
    }
}
