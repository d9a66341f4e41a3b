package io.isthmus.sync.importing;

import io.isthmus.contracts.changes.ChangeMessage;
import io.isthmus.contracts.changes.ImportMarker;
import io.isthmus.contracts.changes.MembersObserved;
import io.isthmus.contracts.changes.ObjectDeleted;
import io.isthmus.contracts.changes.ObjectObserved;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;

/**
 * What synchronization makes of an import's messages, at each end of an import: references are resolved by place, of two at
 * one place the one seen last stands there, and what is not known yet takes nothing away.
 */
final class SynchronizedForest implements ChangeStream {

    private final ImportFixture memory;
    private final Map<String, ObjectObserved> present = new TreeMap<>();
    private final Map<String, Map<Integer, List<String>>> buckets = new HashMap<>();
    private final Map<String, Long> seenAt = new HashMap<>();
    private long observations;

    /** Members by group, as the target should have them. */
    final Map<String, Set<String>> members = new HashMap<>();

    /** By person, as the target should have them. */
    final Map<String, String> managers = new HashMap<>();

    SynchronizedForest(ImportFixture memory) {
        this.memory = memory;
    }

    Set<String> present() {
        return present.keySet();
    }

    @Override
    public void send(List<ChangeMessage> messages) {
        for (ChangeMessage message : messages) {
            switch (message) {
                case ObjectObserved observed -> {
                    present.put(observed.anchor(), observed);
                    seenAt.put(observed.anchor(), ++observations);
                }
                case ObjectDeleted deleted -> present.remove(deleted.anchor());
                case MembersObserved bucket ->
                    buckets.computeIfAbsent(bucket.anchor(), anchor -> new TreeMap<>())
                            .put(bucket.bucket(), bucket.members());
                case ImportMarker marker -> throw new AssertionError("markers are sent by themselves");
            }
        }
    }

    @Override
    public void sendMarkers(IntFunction<List<ImportMarker>> markers) {
        members.keySet().retainAll(present.keySet());
        managers.keySet().retainAll(present.keySet());
        present.forEach((anchor, object) -> {
            manager(anchor, object.attributes().getOrDefault("manager", List.of()));
            if (object.objectClass().equals("group")) {
                members(
                        anchor,
                        buckets.getOrDefault(anchor, Map.of()).values().stream()
                                .flatMap(List::stream)
                                .toList());
            }
        });
    }

    private void manager(String person, List<String> places) {
        if (allKnown(person, places)) {
            managers.remove(person);
            resolved(places).forEach(manager -> managers.put(person, manager));
        }
    }

    private void members(String group, List<String> places) {
        Set<String> before = members.computeIfAbsent(group, anchor -> new TreeSet<>());
        if (allKnown(group, places)) {
            before.clear();
        }
        before.addAll(resolved(places));
    }

    private boolean allKnown(String referrer, Collection<String> places) {
        return memory.readThrough
                && !memory.awaited.containsKey(present.get(referrer).dn())
                && places.stream()
                        .allMatch(place -> standingAt(place).isPresent() || !memory.awaited.containsKey(place));
    }

    /** DNs of those whose references lead to one of these places. */
    Collection<String> referrers(Collection<String> places) {
        return present.values().stream()
                .filter(object -> object.attributes().getOrDefault("manager", List.of()).stream()
                                .anyMatch(places::contains)
                        || buckets.getOrDefault(object.anchor(), Map.of()).values().stream()
                                .anyMatch(members -> members.stream().anyMatch(places::contains)))
                .map(ObjectObserved::dn)
                .toList();
    }

    private Set<String> resolved(Collection<String> places) {
        Set<String> anchors = new TreeSet<>();
        places.forEach(place -> standingAt(place).ifPresent(anchors::add));
        return anchors;
    }

    private Optional<String> standingAt(String place) {
        return present.values().stream()
                .filter(object -> object.dn().equals(place))
                .map(ObjectObserved::anchor)
                .max((one, other) -> Long.compare(seenAt.getOrDefault(one, 0L), seenAt.getOrDefault(other, 0L)));
    }
}
