package io.isthmus.sandbox.provider;

import de.captaingoldfish.scim.sdk.common.constants.enums.Comparator;
import de.captaingoldfish.scim.sdk.server.filter.AndExpressionNode;
import de.captaingoldfish.scim.sdk.server.filter.AttributeExpressionLeaf;
import de.captaingoldfish.scim.sdk.server.filter.FilterNode;
import de.captaingoldfish.scim.sdk.server.filter.OrExpressionNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Narrows a filter to the few resources that an index knows, so that the filter need not be evaluated on all. */
final class IndexedSearch {

    private IndexedSearch() {}

    /** @return a superset of what the filter lets through; everything when no index helps */
    static List<StoredResource> candidates(ResourceStore store, FilterNode filter) {
        return narrowed(store, filter).orElseGet(store::all);
    }

    private static Optional<List<StoredResource>> narrowed(ResourceStore store, FilterNode filter) {
        return switch (filter) {
            case AttributeExpressionLeaf leaf -> byIndex(store, leaf);
            case AndExpressionNode and ->
                narrowed(store, and.getLeftNode()).or(() -> narrowed(store, and.getRightNode()));
            case OrExpressionNode or ->
                narrowed(store, or.getLeftNode())
                        .flatMap(left -> narrowed(store, or.getRightNode()).map(right -> union(left, right)));
            default -> Optional.empty();
        };
    }

    private static Optional<List<StoredResource>> byIndex(ResourceStore store, AttributeExpressionLeaf leaf) {
        if (leaf.getComparator() != Comparator.EQ || leaf.getValue() == null) {
            return Optional.empty();
        }
        return switch (leaf.getShortName()) {
            case "id" -> Optional.of(store.get(leaf.getValue()).stream().toList());
            case "externalId" -> Optional.of(store.withExternalId(leaf.getValue()));
            case "userName" -> Optional.of(store.withUserName(leaf.getValue()));
            default -> Optional.empty();
        };
    }

    private static List<StoredResource> union(List<StoredResource> left, List<StoredResource> right) {
        Map<String, StoredResource> union = new LinkedHashMap<>();
        left.forEach(resource -> union.put(resource.id(), resource));
        right.forEach(resource -> union.put(resource.id(), resource));
        return List.copyOf(union.values());
    }
}
