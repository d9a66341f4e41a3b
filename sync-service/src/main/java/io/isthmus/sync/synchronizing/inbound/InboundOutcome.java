package io.isthmus.sync.synchronizing.inbound;

import io.isthmus.contracts.operations.Run.RunError;
import io.isthmus.rules.inbound.JoinLookup;
import io.isthmus.rules.value.Attributes;
import io.isthmus.rules.value.Value;
import io.isthmus.sync.connectorspace.ObjectLink;
import io.isthmus.sync.metaverse.KnownMetaverseObject;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the evaluation of a batch came to.
 *
 * @param evaluated the objects of the batch, with the mark of the note that they wait
 * @param links to be stored; those of {@code evaluated} without one here are removed
 * @param metaverse objects to be stored; each is looked at by outbound synchronization
 * @param joinAttributes metaverse attributes that joins look for
 * @param changedPlaces where references lead to something else than before: whoever refers there is looked at, too
 * @param awaited values that objects have looked for to join, and nobody has: once somebody has, they are evaluated again
 * @param read what all this follows from
 */
public record InboundOutcome(
        Map<UUID, Long> evaluated,
        Collection<ObjectLink> links,
        Collection<MetaverseState> metaverse,
        Set<String> joinAttributes,
        Set<UUID> changedPlaces,
        Map<UUID, Set<JoinValue>> awaited,
        List<RunError> errors,
        Footprint read) {

    /**
     * A metaverse object as it is from now on.
     *
     * @param before as it was, unless it is new
     * @param references places that its references (memberships aside) lead to
     */
    public record MetaverseState(
            KnownMetaverseObject known, @Nullable KnownMetaverseObject before, Set<UUID> references) {

        public UUID id() {
            return UUID.fromString(known.object().id());
        }

        /** Whether there is anything to store. */
        public boolean changed() {
            return before == null || !known.equals(before);
        }
    }

    /**
     * Parts of connector space and metaverse.
     *
     * @param objects of the connector space, with their links
     * @param metaverse objects of the metaverse
     * @param joinValues folded attribute and folded value
     */
    public record Footprint(Set<UUID> objects, Set<UUID> metaverse, Set<JoinValue> joinValues) {

        boolean meets(Footprint other) {
            return !Collections.disjoint(objects, other.objects)
                    || !Collections.disjoint(metaverse, other.metaverse)
                    || !Collections.disjoint(joinValues, other.joinValues);
        }
    }

    /** A value that a join looks for, both folded. */
    public record JoinValue(String attribute, String value) {

        static JoinValue of(JoinLookup lookup) {
            return new JoinValue(lookup.attribute(), lookup.foldedValue());
        }
    }

    /** The same with some of the errors only. */
    InboundOutcome telling(Predicate<RunError> which) {
        return new InboundOutcome(
                evaluated,
                links,
                metaverse,
                joinAttributes,
                changedPlaces,
                awaited,
                errors.stream().filter(which).toList(),
                read);
    }

    /** What storing this changes. */
    Footprint written() {
        Set<UUID> objects = new HashSet<>(evaluated.keySet());
        links.forEach(link -> objects.add(link.objectId()));
        Set<UUID> ids = new HashSet<>();
        Set<JoinValue> values = new HashSet<>();
        metaverse.forEach(state -> ids.add(state.id()));
        forEachJoinValue((id, value) -> values.add(value));
        return new Footprint(objects, ids, values);
    }

    /** All values that joins may look for, of the metaverse objects that have changed. */
    public void forEachJoinValue(BiConsumer<UUID, JoinValue> taker) {
        for (String attribute : joinAttributes) {
            String folded = Attributes.fold(attribute);
            for (MetaverseState state : metaverse) {
                if (state.changed()) {
                    for (Value value : state.known().object().valuesOf(attribute)) {
                        taker.accept(state.id(), new JoinValue(folded, JoinLookup.fold(value)));
                    }
                }
            }
        }
    }
}
