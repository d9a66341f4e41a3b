package io.isthmus.sync.importing;

import io.isthmus.contracts.changes.ChangeMessage;
import io.isthmus.contracts.changes.ImportMarker;
import io.isthmus.contracts.changes.ObjectObserved;
import io.isthmus.directories.names.DistinguishedName;
import io.isthmus.sync.importing.memory.ImportMemory;
import io.isthmus.sync.importing.memory.KnownObject;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * Has everybody read again at the end of an import who refers to a place that somebody has left: who moves while it reads
 * may be seen at his new place after his groups were seen with the old one, and no delta would tell of them.
 */
record VacatedPlaces(String connector, ImportMemory memory, AwaitedPlaces awaited, ChangeStream changes)
        implements ChangeStream {

    @Override
    public void send(List<ChangeMessage> messages) {
        Map<String, String> places = messages.stream()
                .filter(ObjectObserved.class::isInstance)
                .map(ObjectObserved.class::cast)
                .collect(Collectors.toMap(ObjectObserved::anchor, ObjectObserved::dn, (one, other) -> other));
        if (!places.isEmpty()) {
            List<String> left = memory.known(connector, places.keySet()).values().stream()
                    .filter(known -> !DistinguishedName.normalize(known.dn())
                            .equals(DistinguishedName.normalize(places.getOrDefault(known.anchor(), known.dn()))))
                    .map(KnownObject::dn)
                    .toList();
            if (!left.isEmpty()) {
                awaited.readAgainWhoRefersTo(connector, left);
            }
        }
        changes.send(messages);
    }

    @Override
    public void sendMarkers(IntFunction<List<ImportMarker>> markers) {
        changes.sendMarkers(markers);
    }
}
