package io.isthmus.sync.importing;

import static io.isthmus.sync.importing.ImportFixture.SUFFIX;

import io.isthmus.sync.source.ImportSelection;
import io.isthmus.sync.source.SourceConnector;
import io.isthmus.sync.source.SourceEntry;
import io.isthmus.sync.source.SourceException;
import io.isthmus.sync.source.SourceItem;
import io.isthmus.sync.source.SourceReading;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A directory whose deltas are as bad as real ones: children of a renamed container are not stamped, links follow whom they
 * name without their holder being stamped, and a deletion is told by no delta.
 */
final class SimulatedForest implements SourceConnector {

    static final String ROOT = "root";
    static final String LEFT = "left";

    private static final int PAGE = 3;

    /** @param children nothing: they are found by their parent */
    private static final class Node {
        String name;
        String parent;
        final String objectClass;
        final Set<String> members = new TreeSet<>();

        @Nullable
        String manager;

        int stamp;

        Node(String name, String parent, String objectClass) {
            this.name = name;
            this.parent = parent;
            this.objectClass = objectClass;
        }
    }

    private final Map<String, Node> nodes = new TreeMap<>();
    private int now;

    /** Done one by one, whenever a page has been read. */
    final Deque<Runnable> meanwhile = new ArrayDeque<>();

    /** Whoever was not in a group, or not in scope, at some time since this was emptied. */
    final Set<String> wereAway = new TreeSet<>();

    /** After so many more pages the connection breaks; never below zero. */
    int breaksAfter = -1;

    synchronized void add(String anchor, String objectClass, String name, String parent) {
        nodes.put(anchor, new Node(name, parent, objectClass));
        stamp(anchor);
    }

    synchronized boolean has(String anchor) {
        return nodes.containsKey(anchor);
    }

    synchronized void rename(String anchor, String name) {
        nodes.get(anchor).name = name;
        stamp(anchor);
    }

    synchronized void move(String anchor, String parent) {
        nodes.get(anchor).parent = parent;
        wereAway.add(parent.equals(LEFT) ? anchor : parent);
        stamp(anchor);
    }

    synchronized void join(String group, String member) {
        nodes.get(group).members.add(member);
        stamp(group);
    }

    synchronized void leave(String group, String member) {
        nodes.get(group).members.remove(member);
        wereAway.add(member);
        stamp(group);
    }

    synchronized void manage(String person, String manager) {
        nodes.get(person).manager = manager;
        wereAway.add(manager);
        stamp(person);
    }

    synchronized void touch(String anchor) {
        stamp(anchor);
    }

    /** Links to it are taken away by the directory, which stamps nobody for that. */
    synchronized void delete(String anchor) {
        nodes.remove(anchor);
        wereAway.add(anchor);
        nodes.values().forEach(node -> {
            node.members.remove(anchor);
            node.manager = anchor.equals(node.manager) ? null : node.manager;
        });
    }

    private void stamp(String anchor) {
        nodes.get(anchor).stamp = ++now;
    }

    synchronized String dn(String anchor) {
        Node node = nodes.get(anchor);
        String name = (node.objectClass.equals("organizationalUnit") ? "ou=" : "cn=") + node.name;
        return node.parent.equals(ROOT) ? name + "," + SUFFIX : name + "," + dn(node.parent);
    }

    synchronized String parentOf(String anchor) {
        return nodes.get(anchor).parent;
    }

    synchronized Set<String> inScope(ImportSelection selection) {
        return nodes.keySet().stream()
                .filter(anchor -> selection.includes(entry(anchor)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    synchronized Set<String> membersOf(String group) {
        return nodes.containsKey(group) ? Set.copyOf(nodes.get(group).members) : Set.of();
    }

    @Nullable
    synchronized String managerOf(String person) {
        return nodes.containsKey(person) ? nodes.get(person).manager : null;
    }

    private SourceEntry entry(String anchor) {
        Node node = nodes.get(anchor);
        Map<String, List<String>> attributes = new HashMap<>();
        attributes.put("cn", List.of(node.name));
        if (node.manager != null) {
            attributes.put("manager", List.of(dn(node.manager)));
        }
        Map<String, List<String>> members = node.objectClass.equals("group")
                ? Map.of("member", node.members.stream().map(this::dn).toList())
                : Map.of();
        return new SourceEntry(anchor, dn(anchor), node.objectClass, attributes, List.of(), members);
    }

    @Override
    public synchronized SourceReading fullImport(ImportSelection selection) {
        return reading(anchor -> selection.includes(entry(anchor)));
    }

    @Override
    public synchronized SourceReading deltaImport(ImportSelection selection, String watermark) {
        int since = Integer.parseInt(watermark);
        return reading(anchor -> nodes.get(anchor).stamp > since && selection.includes(entry(anchor)));
    }

    @Override
    public synchronized SourceReading referring(ImportSelection selection, Collection<String> dns) {
        return reading(anchor -> selection.includes(entry(anchor))
                && (nodes.get(anchor).members.stream().anyMatch(member -> dns.contains(dn(member)))
                        || nodes.get(anchor).manager != null && dns.contains(dn(nodes.get(anchor).manager))));
    }

    @Override
    public synchronized SourceReading at(ImportSelection selection, Collection<String> dns) {
        return reading(anchor -> dns.contains(dn(anchor)));
    }

    /** Who is to be read is settled at the beginning, what he looks like when his page comes, as in a paged search. */
    private SourceReading reading(Predicate<String> which) {
        int began = now;
        Deque<String> left =
                new ArrayDeque<>(nodes.keySet().stream().filter(which).toList());
        return new SourceReading() {
            @Override
            public Optional<List<SourceItem>> next() {
                synchronized (SimulatedForest.this) {
                    return page();
                }
            }

            private Optional<List<SourceItem>> page() {
                if (breaksAfter-- == 0) {
                    throw new SourceException(SourceException.Code.CONNECTION_LOST, "it broke", "Try again.", null);
                }
                if (left.isEmpty()) {
                    return Optional.empty();
                }
                List<SourceItem> page = left.stream()
                        .limit(PAGE)
                        .filter(SimulatedForest.this::has)
                        .<SourceItem>map(anchor -> new SourceItem.Observed(entry(anchor)))
                        .toList();
                for (int i = 0; i < PAGE && !left.isEmpty(); i++) {
                    left.remove();
                }
                Optional.ofNullable(meanwhile.poll()).ifPresent(Runnable::run);
                return Optional.of(page);
            }

            @Override
            public Optional<String> watermark() {
                return Optional.of(String.valueOf(began));
            }

            @Override
            public void close() {
                // holds nothing
            }
        };
    }

    @Override
    public synchronized Map<String, String> locate(Collection<String> anchors) {
        return anchors.stream().filter(this::has).collect(Collectors.toMap(anchor -> anchor, this::dn));
    }

    @Override
    public Level containers(String dn, int limit) {
        throw new AssertionError("an import looks into no container");
    }

    @Override
    public void close() {
        // the forest stays
    }
}
