package io.isthmus.sync.importing;

import io.isthmus.contracts.changes.ChangeMessage;
import io.isthmus.contracts.changes.ImportMarker;
import io.isthmus.contracts.changes.MembersObserved;
import io.isthmus.contracts.changes.ObjectDeleted;
import io.isthmus.contracts.changes.ObjectObserved;
import io.isthmus.directories.names.SecurityIdentifier;
import io.isthmus.sync.source.SourceEntry;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * Awaits the places that changed objects and changed buckets of memberships refer to, before the messages about them are
 * sent: what is sent is synchronized, whatever becomes of this import. Who stands outside the containers is out of scope,
 * and not asked for; of a membership of 250,000 only the buckets that differ are looked at. Who is of another source is
 * awaited there.
 */
final class MentionedPlaces implements ChangeStream {

    private static final int LONGEST_NAME = 2_000;

    private final ImportOrder order;
    private final AwaitedPlaces awaited;
    private final ChangeStream changes;
    private final boolean own;

    private MentionedPlaces(ImportOrder order, AwaitedPlaces awaited, ChangeStream changes, boolean own) {
        this.order = order;
        this.awaited = awaited;
        this.changes = changes;
        this.own = own;
    }

    static MentionedPlaces all(ImportOrder order, AwaitedPlaces awaited, ChangeStream changes) {
        return new MentionedPlaces(order, awaited, changes, true);
    }

    /** A first import learns by itself who is where in its own source. */
    static MentionedPlaces elsewhere(ImportOrder order, AwaitedPlaces awaited, ChangeStream changes) {
        return new MentionedPlaces(order, awaited, changes, false);
    }

    @Override
    public void send(List<ChangeMessage> messages) {
        in(messages).forEach(awaited::await);
        changes.send(messages);
    }

    /**
     * Of what an object refers to, changed or not, awaits what somebody has left: who was seen to move while it was read may be back
     * where he was known before, and then nothing of the object has changed.
     */
    void awaitWhereSomebodyLeft(SourceEntry entry) {
        Map<String, Set<String>> places = new LinkedHashMap<>();
        entry.attributes().values().forEach(values -> add(values, places));
        entry.memberships().values().forEach(members -> add(members, places));
        places.forEach(awaited::awaitWhereSomebodyLeft);
    }

    @Override
    public void sendMarkers(IntFunction<List<ImportMarker>> markers) {
        changes.sendMarkers(markers);
    }

    /** Whatever reads as a place inside the containers, by source; what turns out to be none costs one question. */
    Map<String, Set<String>> in(List<ChangeMessage> messages) {
        Map<String, Set<String>> places = new LinkedHashMap<>();
        for (ChangeMessage message : messages) {
            switch (message) {
                case ObjectObserved observed -> observed.attributes().values().forEach(values -> add(values, places));
                case MembersObserved members -> add(members.members(), places);
                case ObjectDeleted deleted -> {
                    // refers to nobody any more
                }
                case ImportMarker marker -> {
                    // is about no object
                }
            }
        }
        return places;
    }

    private void add(Collection<String> values, Map<String, Set<String>> places) {
        for (String value : values) {
            if (value.indexOf('=') > 0
                    && value.length() <= LONGEST_NAME
                    && SecurityIdentifier.ofForeignPrincipal(value).isEmpty()) {
                sourceOf(value)
                        .ifPresent(source -> places.computeIfAbsent(source, name -> new LinkedHashSet<>())
                                .add(value));
            }
        }
    }

    private Optional<String> sourceOf(String place) {
        String name = order.source().name();
        Optional<String> other = order.contexts().elsewhere(name, place);
        return other.isPresent()
                ? other.filter(source -> order.contexts().includes(source, place))
                : Optional.of(name)
                        .filter(source -> own && order.selection().filter().includes(place));
    }
}
