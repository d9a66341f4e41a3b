package io.isthmus.export.provider;

import de.captaingoldfish.scim.sdk.common.resources.ResourceNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** Resources in memory, in the order of their ids. */
public final class Store<T extends ResourceNode> {

    private final Map<String, T> resources = new ConcurrentSkipListMap<>();

    public List<T> all() {
        return new ArrayList<>(resources.values());
    }

    public int size() {
        return resources.size();
    }

    public void clear() {
        resources.clear();
    }

    public Optional<T> withExternalId(String externalId) {
        return all().stream()
                .filter(resource -> externalId.equals(resource.getExternalId().orElse(null)))
                .findFirst();
    }

    public void put(String id, T resource) {
        resources.put(id, resource);
    }

    public T get(String id) {
        return resources.get(id);
    }

    public T remove(String id) {
        return resources.remove(id);
    }
}
