package io.isthmus.sync.importing.memory;

import io.isthmus.sync.importing.memory.KnownObject.BucketKey;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** A memory of imports that is a plain map. */
public class RememberedObjects implements ImportMemory {

    /** By anchor, in the order in which they were first seen. */
    public final Map<String, KnownObject> known = new LinkedHashMap<>();

    private long rows;

    @Override
    public Map<String, KnownObject> known(String connector, Collection<String> anchors) {
        Map<String, KnownObject> found = new LinkedHashMap<>();
        anchors.stream().filter(known::containsKey).forEach(anchor -> found.put(anchor, known.get(anchor)));
        return found;
    }

    @Override
    public Map<String, Long> remember(String connector, List<Remembered> objects) {
        Map<String, Long> ids = new HashMap<>();
        for (Remembered each : objects) {
            KnownObject before = known.get(each.anchor());
            Map<BucketKey, UUID> buckets = new HashMap<>(before == null ? Map.of() : before.buckets());
            buckets.putAll(each.changed());
            buckets.keySet().removeAll(each.gone());
            long id = before == null ? ++rows : before.id();
            UUID fingerprint = each.fingerprint() == null ? before.fingerprint() : each.fingerprint();
            known.put(
                    each.anchor(),
                    new KnownObject(id, each.anchor(), each.dn(), each.objectClass(), fingerprint, buckets));
            ids.put(each.anchor(), id);
        }
        return ids;
    }

    @Override
    public void forget(String connector, Collection<String> anchors) {
        known.keySet().removeAll(List.copyOf(anchors));
    }

    @Override
    public long count(String connector) {
        return known.size();
    }

    @Override
    public Map<String, Long> countByClass(String connector) {
        return known.values().stream().collect(Collectors.groupingBy(KnownObject::objectClass, Collectors.counting()));
    }

    @Override
    public List<KnownObject> page(String connector, long afterId, int limit) {
        return known.values().stream()
                .filter(each -> each.id() > afterId)
                .sorted(Comparator.comparingLong(KnownObject::id))
                .limit(limit)
                .toList();
    }

    @Override
    public List<KnownObject> at(String connector, String dn, boolean below) {
        return known.values().stream()
                .filter(each -> each.dn().equals(dn) || below && each.dn().endsWith("," + dn))
                .toList();
    }

    @Override
    public List<KnownObject> at(String connector, Collection<String> dns) {
        return known.values().stream().filter(each -> dns.contains(each.dn())).toList();
    }
}
