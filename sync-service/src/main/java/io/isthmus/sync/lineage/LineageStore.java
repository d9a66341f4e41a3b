package io.isthmus.sync.lineage;

import io.isthmus.sync.connectorspace.PendingObject;
import io.isthmus.sync.metaverse.KnownMetaverseObject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Looks single objects up. */
public interface LineageStore {

    Optional<Found> object(UUID id);

    /** The present object at a place, else the one that was last seen there. */
    Optional<Found> objectAt(UUID place);

    /**
     * Objects with a part of this text in their DN or in one of these attributes, or with this very anchor; those that are
     * there first, by DN.
     */
    List<FoundObject> search(String text, Collection<String> attributes, int limit);

    /**
     * @param waiting whether it waits for evaluation
     * @param metaverse {@code null} for none
     * @param emitted {@code null} for nothing
     */
    record Found(PendingObject object, boolean waiting, KnownMetaverseObject metaverse, ObjectView.Emitted emitted) {}
}
