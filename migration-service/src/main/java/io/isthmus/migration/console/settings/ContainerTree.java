package io.isthmus.migration.console.settings;

import io.isthmus.contracts.settings.PartitionSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
        Building root = new Building(partition.dn());
        root.in = partition.excludedContainers().stream().noneMatch(dn -> same(dn, partition.dn()));
        root.named = true;
        partition.includedContainers().forEach(dn -> place(root, partition.dn(), dn, true));
        partition.excludedContainers().stream()
                .filter(dn -> !same(dn, partition.dn()))
                .forEach(dn -> place(root, partition.dn(), dn, false));
        return root.built(root.in);
    }

    private static void place(Building root, String base, String dn, boolean in) {
        List<String> names = relativeNames(dn);
        int below = names.size() - relativeNames(base).size();
        Building at = root;
        for (int i = below - 1; i >= 0; i--) {
            String name = names.get(i);
            at = at.children.computeIfAbsent(name.toLowerCase(Locale.ROOT), key -> new Building(name));
        }
        at.named = true;
        at.in = in;
    }

    /** Of {@code OU=a\,b,DC=c}: {@code OU=a\,b} and {@code DC=c}. */
    static List<String> relativeNames(String dn) {
        List<String> names = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < dn.length(); i++) {
            char c = dn.charAt(i);
            if (c == '\\' && i + 1 < dn.length()) {
                name.append(c).append(dn.charAt(++i));
            } else if (c == ',') {
                names.add(name.toString().strip());
                name.setLength(0);
            } else {
                name.append(c);
            }
        }
        names.add(name.toString().strip());
        return names;
    }

    private static boolean same(String left, String right) {
        return left.replaceAll(",\\s+", ",").equalsIgnoreCase(right.replaceAll(",\\s+", ","));
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
