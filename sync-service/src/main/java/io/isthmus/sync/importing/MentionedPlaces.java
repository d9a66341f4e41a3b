package io.isthmus.sync.importing;

import io.isthmus.contracts.changes.ChangeMessage;
import io.isthmus.contracts.changes.ImportMarker;
import io.isthmus.contracts.changes.MembersObserved;
import io.isthmus.contracts.changes.ObjectDeleted;
import io.isthmus.contracts.changes.ObjectObserved;
import io.isthmus.directories.containers.ContainerFilter;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * Awaits the places that changed objects and changed buckets of memberships refer to, before the messages about them are
 * sent: what is sent is synchronized, whatever becomes of this import. Who stands outside the containers is out of scope,
 * and not asked for; of a membership of 250,000 only the buckets that differ are looked at.
 */
final class MentionedPlaces implements ChangeStream {

    private static final int LONGEST_NAME = 2_000;

    private final ImportOrder order;
    private final AwaitedPlaces awaited;
    private final ChangeStream changes;

    MentionedPlaces(ImportOrder order, AwaitedPlaces awaited, ChangeStream changes) {
        this.order = order;
        this.awaited = awaited;
        this.changes = changes;
    }

    @Override
    public void send(List<ChangeMessage> messages) {
        Set<String> places = in(messages, order.selection().filter());
        if (!places.isEmpty()) {
            awaited.await(order.source().name(), places);
        }
        changes.send(messages);
    }

    @Override
    public void sendMarkers(IntFunction<List<ImportMarker>> markers) {
        changes.sendMarkers(markers);
    }

    /** Whatever reads as a place inside the containers; what turns out to be none costs one question. */
    static Set<String> in(List<ChangeMessage> messages, ContainerFilter filter) {
        Set<String> places = new LinkedHashSet<>();
        for (ChangeMessage message : messages) {
            switch (message) {
                case ObjectObserved observed ->
                    observed.attributes().values().forEach(values -> add(values, filter, places));
                case MembersObserved members -> add(members.members(), filter, places);
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

    private static void add(Collection<String> values, ContainerFilter filter, Set<String> places) {
        for (String value : values) {
            if (value.indexOf('=') > 0 && value.length() <= LONGEST_NAME && filter.includes(value)) {
                places.add(value);
            }
        }
    }
}
