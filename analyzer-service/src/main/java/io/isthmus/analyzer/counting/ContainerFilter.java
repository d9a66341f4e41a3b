package io.isthmus.analyzer.counting;

import io.isthmus.contracts.settings.PartitionSettings;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A partition's OU filter: the most specific container that the filter names decides.
 *
 * <pre>
 * nearest named container | object is
 * included                | in
 * excluded                | out
 * none, partition's own   | in
 * none, other partition   | out
 * </pre>
 *
 * <p>A container that both lists name counts as excluded.
 */
public final class ContainerFilter {

    private final List<String> root;
    private final Map<List<String>, Boolean> named = new HashMap<>();
    private final PartitionSettings partition;

    public ContainerFilter(PartitionSettings partition) {
        this.partition = partition;
        this.root = DnName.parts(partition.dn());
        partition.includedContainers().forEach(dn -> named.put(DnName.parts(dn), true));
        partition.excludedContainers().forEach(dn -> named.put(DnName.parts(dn), false));
    }

    public boolean lets(String dn) {
        List<String> parts = DnName.parts(dn);
        if (parts.size() < root.size()
                || !parts.subList(parts.size() - root.size(), parts.size()).equals(root)) {
            return false;
        }
        for (int from = 0; from <= parts.size() - root.size(); from++) {
            Boolean decided = named.get(parts.subList(from, parts.size()));
            if (decided != null) {
                return decided;
            }
        }
        return true;
    }

    /** Where to search so that everything the filter lets through is seen once and as little else as possible. */
    public List<String> searchBases() {
        if (!Boolean.FALSE.equals(named.get(root))) {
            return List.of(partition.dn());
        }
        Set<List<String>> included = new HashSet<>();
        partition.includedContainers().stream()
                .map(DnName::parts)
                .filter(this::below)
                .forEach(included::add);
        Set<List<String>> seen = new HashSet<>();
        return partition.includedContainers().stream()
                .filter(dn -> {
                    List<String> parts = DnName.parts(dn);
                    return below(parts) && !hasAncestorIn(included, parts) && seen.add(parts);
                })
                .toList();
    }

    private boolean below(List<String> parts) {
        return parts.size() > root.size()
                && parts.subList(parts.size() - root.size(), parts.size()).equals(root);
    }

    private static boolean hasAncestorIn(Set<List<String>> included, List<String> parts) {
        for (int from = 1; from < parts.size(); from++) {
            if (included.contains(parts.subList(from, parts.size()))) {
                return true;
            }
        }
        return false;
    }
}
