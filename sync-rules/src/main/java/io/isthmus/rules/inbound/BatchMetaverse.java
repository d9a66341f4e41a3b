package io.isthmus.rules.inbound;

import io.isthmus.rules.object.MetaverseObject;
import io.isthmus.rules.value.Attributes;
import io.isthmus.rules.value.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The metaverse objects that one batch has loaded or projected, indexed by the attributes that joins look for. An object
 * put later in the batch is found by the next look-up, so that two objects of one batch can join each other.
 *
 * <p>For one batch and one thread.
 */
public final class BatchMetaverse {

    private final Set<String> joinAttributes = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, MetaverseObject> byId = new LinkedHashMap<>();
    private final Map<Key, Set<String>> idsByValue = new HashMap<>();

    private record Key(String attribute, String foldedValue) {}

    /** @param joinAttributes {@code RuleSet.joinAttributes()} */
    public BatchMetaverse(Collection<String> joinAttributes) {
        this.joinAttributes.addAll(joinAttributes);
    }

    /** Adds an object, or replaces the one with the same id. */
    public void put(MetaverseObject object) {
        remove(object.id());
        byId.put(object.id(), object);
        keysOf(object)
                .forEach(key -> idsByValue
                        .computeIfAbsent(key, absent -> new TreeSet<>())
                        .add(object.id()));
    }

    public void remove(String id) {
        MetaverseObject former = byId.remove(id);
        if (former != null) {
            keysOf(former)
                    .forEach(key -> idsByValue.computeIfPresent(key, (same, ids) -> {
                        ids.remove(id);
                        return ids.isEmpty() ? null : ids;
                    }));
        }
    }

    public Optional<MetaverseObject> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Every object that may answer the look-up, with its links; more than those do no harm. */
    Collection<MetaverseObject> of(JoinLookup lookup) {
        Set<String> ids = idsByValue.getOrDefault(new Key(lookup.attribute(), lookup.foldedValue()), Set.of());
        return ids.stream().map(byId::get).toList();
    }

    private List<Key> keysOf(MetaverseObject object) {
        List<Key> keys = new ArrayList<>();
        for (String attribute : joinAttributes) {
            for (Value value : object.valuesOf(attribute)) {
                keys.add(new Key(Attributes.fold(attribute), JoinLookup.fold(value)));
            }
        }
        return keys;
    }
}
