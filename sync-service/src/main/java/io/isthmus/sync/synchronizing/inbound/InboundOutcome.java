package io.isthmus.sync.synchronizing.inbound;

import io.isthmus.contracts.operations.Run.RunError;
import io.isthmus.rules.inbound.JoinLookup;
import io.isthmus.rules.object.MetaverseSchema;
import io.isthmus.rules.value.Attributes;
import io.isthmus.rules.value.Value;
import io.isthmus.sync.connectorspace.ObjectLink;
import io.isthmus.sync.metaverse.KnownMetaverseObject;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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
 * @param looksAtTime whether the rules do, so that it is kept until when an outcome lasts
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
        boolean looksAtTime,
        Footprint read) {

    /**
     * A metaverse object as it is from now on.
     *
     * @param before as it was, unless it is new
     * @param references places that its references (memberships aside) lead to
     * @param until when it has to be evaluated again though nothing changes but the time
     */
    public record MetaverseState(
            KnownMetaverseObject known,
            @Nullable KnownMetaverseObject before,
            Set<UUID> references,
            @Nullable Instant until) {

        MetaverseState(KnownMetaverseObject known, @Nullable KnownMetaverseObject before, Set<UUID> references) {
            this(known, before, references, null);
        }

        public UUID id() {
            return UUID.fromString(known.object().id());
        }

        /** Whether members may come from elsewhere than before, or what becomes of them may be another. */
        private boolean membersAnew() {
            return before == null
                    || !before.choice().equals(known.choice())
                    || before.provisioned() != known.provisioned()
                    || !Objects.equals(before.targetAnchor(), known.targetAnchor())
                    || !before.object().links().equals(known.object().links());
        }

        boolean mayHaveMembers() {
            return MetaverseSchema.isGroup(known.object().type())
                    || !known.object().valueCounts().isEmpty()
                    || before != null && !before.object().valueCounts().isEmpty();
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

    Set<UUID> metaverseIds() {
        return metaverse.stream().map(MetaverseState::id).collect(Collectors.toSet());
    }

    /**
     * Those of which all members are to be looked at.
     *
     * @param relinked to which somebody contributes otherwise than before
     */
    Set<UUID> membersAnew(Set<UUID> relinked) {
        return metaverse.stream()
                .filter(state -> state.membersAnew() || relinked.contains(state.id()))
                .map(MetaverseState::id)
                .collect(Collectors.toSet());
    }

    /** Metaverse objects that have or had members, or might have. */
    Set<UUID> groups() {
        return metaverse.stream()
                .filter(MetaverseState::mayHaveMembers)
                .map(MetaverseState::id)
                .collect(Collectors.toSet());
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
                looksAtTime,
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
