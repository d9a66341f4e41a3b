package io.isthmus.migration.console.settings;

import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.directories.names.DistinguishedName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The OU filter of a partition as a tree: the most specific DN wins. */
public final class ContainerTree {

    private static final int DEEPEST_SHOWN = 8;

    private ContainerTree() {}

    /**
     * @param named whether the filter names it, and does not only have something below it
     * @param in whether objects directly in it are synchronized
     */
    public record Node(String name, boolean named, boolean in, List<Node> children) {

        /** The tree from top to bottom. */
        public List<Row> rows() {
            List<Row> rows = new ArrayList<>();
            collect(this, 1, rows);
            return List.copyOf(rows);
        }

        private static void collect(Node node, int level, List<Row> rows) {
            rows.add(new Row(Math.min(level, DEEPEST_SHOWN), node.name(), node.in()));
            node.children().forEach(child -> collect(child, level + 1, rows));
        }
    }

    /** @param level 1 for the partition itself */
    public record Row(int level, String name, boolean in) {}

    public static Node of(PartitionSettings partition) {
        DistinguishedName base = ContainerNames.read(partition.dn());
        Building root = new Building(partition.dn());
        root.in = partition.excludedContainers().stream().noneMatch(dn -> DistinguishedName.same(dn, partition.dn()));
        root.named = true;
        partition.includedContainers().forEach(dn -> place(root, base, dn, true));
        partition.excludedContainers().stream()
                .filter(dn -> !DistinguishedName.same(dn, partition.dn()))
                .forEach(dn -> place(root, base, dn, false));
        return root.built(root.in);
    }

    private static void place(Building root, DistinguishedName base, String dn, boolean in) {
        DistinguishedName name = ContainerNames.read(dn);
        List<String> spelled = ContainerNames.spelledBelow(name.isAtOrUnder(base) ? base.depth() : 0, dn);
        Building at = root;
        for (int i = spelled.size() - 1; i >= 0; i--) {
            String shown = spelled.get(i);
            at = at.children.computeIfAbsent(name.rdns().get(i), key -> new Building(shown));
        }
        at.named = true;
        at.in = in;
    }

    private static final class Building {
        private final String name;
        private final Map<String, Building> children = new LinkedHashMap<>();
        private boolean named;
        private boolean in;

        private Building(String name) {
            this.name = name;
        }

        private Node built(boolean inherited) {
            boolean effective = named ? in : inherited;
            return new Node(
                    name,
                    named,
                    effective,
                    children.values().stream()
                            .map(child -> child.built(effective))
                            .toList());
        }
    }
}
