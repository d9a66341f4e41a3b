package io.isthmus.sandbox.provider;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The resources of one type, in the order of their creation, found in constant time by id, {@code externalId} and {@code
 * userName} (unique, in any case).
 */
final class ResourceStore {

    private final Map<String, StoredResource> byId = new LinkedHashMap<>();
    private final Map<String, String> byUserName = new HashMap<>();
    private final Map<String, Set<String>> byExternalId = new HashMap<>();
    /** The ids in order, rebuilt when one came or went: pages are cut from it. */
    private List<String> order = List.of();

    private boolean orderChanged;

    /** @return false when another resource has that {@code userName}: nothing is stored then */
    synchronized boolean put(StoredResource resource) {
        String owner = resource.userName() == null ? null : byUserName.get(resource.userName());
        if (owner != null && !owner.equals(resource.id())) {
            return false;
        }
        StoredResource before = byId.put(resource.id(), resource);
        if (before == null) {
            orderChanged = true;
        } else {
            unindex(before);
        }
        index(resource);
        return true;
    }

    synchronized Optional<StoredResource> remove(String id) {
        StoredResource removed = byId.remove(id);
        if (removed != null) {
            unindex(removed);
            orderChanged = true;
        }
        return Optional.ofNullable(removed);
    }

    synchronized Optional<StoredResource> get(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    synchronized int size() {
        return byId.size();
    }

    /** @param from 0-based */
    synchronized List<StoredResource> page(long from, int count) {
        if (orderChanged) {
            order = new ArrayList<>(byId.keySet());
            orderChanged = false;
        }
        int start = (int) Math.min(from, order.size());
        int end = (int) Math.min(start + (long) count, order.size());
        return order.subList(start, end).stream().map(byId::get).toList();
    }

    synchronized List<StoredResource> all() {
        return new ArrayList<>(byId.values());
    }

    synchronized List<StoredResource> withUserName(String userName) {
        String id = byUserName.get(StoredResource.lower(userName));
        return id == null ? List.of() : List.of(byId.get(id));
    }

    synchronized List<StoredResource> withExternalId(String externalId) {
        return found(byExternalId.get(externalId));
    }

    private List<StoredResource> found(@Nullable Collection<String> ids) {
        return ids == null ? List.of() : ids.stream().map(byId::get).toList();
    }

    private void index(StoredResource resource) {
        if (resource.userName() != null) {
            byUserName.put(resource.userName(), resource.id());
        }
        add(byExternalId, resource.externalId(), resource.id());
    }

    private void unindex(StoredResource resource) {
        if (resource.userName() != null) {
            byUserName.remove(resource.userName());
        }
        remove(byExternalId, resource.externalId(), resource.id());
    }

    private static void add(Map<String, Set<String>> index, @Nullable String key, String id) {
        if (key != null) {
            index.computeIfAbsent(key, unused -> new HashSet<>(2)).add(id);
        }
    }

    private static void remove(Map<String, Set<String>> index, @Nullable String key, String id) {
        if (key != null) {
            index.computeIfPresent(key, (unused, ids) -> ids.remove(id) && ids.isEmpty() ? null : ids);
        }
    }
}
