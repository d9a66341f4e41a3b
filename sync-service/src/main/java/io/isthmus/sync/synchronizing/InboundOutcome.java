package io.isthmus.sync.synchronizing;

import io.isthmus.contracts.operations.Run.RunError;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What the evaluation of a batch came to.
 *
 * @param evaluated the objects of the batch, with the mark of the note that they wait
 * @param links to be stored; those of {@code evaluated} without one here are removed
 * @param metaverse objects to be stored; each is looked at by outbound synchronization
 * @param joinAttributes metaverse attributes that joins look for
 * @param changedPlaces where references lead to something else than before: whoever refers there is looked at, too
 */
public record InboundOutcome(
        Map<UUID, Long> evaluated,
        Collection<ObjectLink> links,
        Collection<MetaverseState> metaverse,
        Set<String> joinAttributes,
        Set<UUID> changedPlaces,
        List<RunError> errors) {

    /**
     * A metaverse object as it is from now on.
     *
     * @param references places that its references (memberships aside) lead to
     */
    public record MetaverseState(KnownMetaverseObject known, Set<UUID> references) {

        public UUID id() {
            return UUID.fromString(known.object().id());
        }
    }
}
