package io.isthmus.rules.inbound;

import io.isthmus.rules.object.MetaverseObject;
import java.util.Collection;
import java.util.List;

/** The metaverse objects found for the look-ups of a batch. The caller asks its database once, for all of them. */
@FunctionalInterface
public interface JoinCandidates {

    /** Every object that may answer the look-up, with its links; more than those do no harm. */
    Collection<MetaverseObject> of(JoinLookup lookup);

    static JoinCandidates none() {
        return lookup -> List.of();
    }
}
