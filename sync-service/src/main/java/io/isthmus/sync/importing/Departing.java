package io.isthmus.sync.importing;

import io.isthmus.contracts.changes.ObjectDeleted.Evidence;
import org.jspecify.annotations.Nullable;

/**
 * A known object that an import has found to be gone, before anybody else is told.
 *
 * @param base the search base it was last seen under; none when the settings no longer name one
 * @param awaits the source that is to say first whether it has moved there
 */
public record Departing(
        String anchor,
        String dn,
        String objectClass,
        Evidence evidence,
        @Nullable String base,
        @Nullable String awaits) {

    Departing awaiting(@Nullable String source) {
        return new Departing(anchor, dn, objectClass, evidence, base, source);
    }
}
