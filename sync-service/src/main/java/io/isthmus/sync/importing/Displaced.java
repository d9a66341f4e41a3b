package io.isthmus.sync.importing;

import io.isthmus.directories.names.DistinguishedName;
import io.isthmus.sync.importing.memory.ImportMemory;
import io.isthmus.sync.importing.memory.KnownObject;
import io.isthmus.sync.source.SourceEntry;
import io.isthmus.sync.source.SourceItem;
import io.isthmus.sync.source.SourceItem.Observed;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds whose places have changed hands. Two objects are never at one place: who was known to stand where another one was
 * seen is gone, or elsewhere; the directory tells, asked by anchor.
 */
record Displaced(String connector, ImportMemory memory, AwaitedPlaces awaited) {

    /**
     * To be asked before they are taken: afterwards no delta asks again.
     *
     * @param observed objects at new places
     */
    List<SourceItem> by(List<SourceItem> observed) {
        Map<String, Set<String>> seen = new HashMap<>();
        for (SourceItem item : observed) {
            if (item instanceof Observed(SourceEntry entry, long weight)) {
                seen.computeIfAbsent(DistinguishedName.normalize(entry.dn()), place -> new HashSet<>())
                        .add(entry.anchor());
            }
        }
        if (seen.isEmpty()) {
            return List.of();
        }
        List<KnownObject> displaced = memory.at(connector, seen.keySet()).stream()
                .filter(known -> !seen.getOrDefault(DistinguishedName.normalize(known.dn()), Set.of())
                        .contains(known.anchor()))
                .toList();
        if (!displaced.isEmpty()) {
            awaited.readAgainWhoRefersTo(
                    connector, displaced.stream().map(KnownObject::dn).toList());
        }
        return displaced.stream()
                .<SourceItem>map(known -> new SourceItem.Gone(known.anchor()))
                .toList();
    }
}
