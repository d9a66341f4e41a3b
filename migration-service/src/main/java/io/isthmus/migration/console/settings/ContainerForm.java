package io.isthmus.migration.console.settings;

import static io.isthmus.directories.names.DistinguishedName.same;
import static io.isthmus.migration.console.settings.ContainerNames.isAtOrUnder;

import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.directories.names.DistinguishedName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The containers of a source as a form has them: some are named as in or out, the others are as the next one above says.
 *
 * @param entries in no particular order; partitions are entries too
 */
public record ContainerForm(String source, List<Entry> entries) {

    private static final int MOST = 5_000;

    /** What is said of a container. */
    public enum Choice {
        IN,
        OUT,
        AS_ABOVE
    }

    /** @param looked whether the directory was asked what is in it */
    public record Entry(String dn, Choice choice, boolean looked) {}

    /**
     * A line of the tree.
     *
     * @param number of the entry, as the fields have it
     * @param level 1 for a partition
     * @param in whether objects directly in it are synchronized: the most specific name decides
     * @param root whether it is a partition: nothing is above it
     */
    public record Row(
            int number, int level, String dn, String name, Choice choice, boolean in, boolean looked, boolean root) {}

    public static ContainerForm of(SourceSettings source) {
        List<Entry> entries = new ArrayList<>();
        for (PartitionSettings partition : source.partitions()) {
            boolean out = partition.excludedContainers().stream().anyMatch(dn -> same(dn, partition.dn()));
            entries.add(new Entry(partition.dn(), out ? Choice.OUT : Choice.IN, false));
            partition.includedContainers().stream()
                    .filter(dn -> !same(dn, partition.dn()))
                    .forEach(dn -> entries.add(new Entry(dn, Choice.IN, false)));
            partition.excludedContainers().stream()
                    .filter(dn -> !same(dn, partition.dn()))
                    .forEach(dn -> entries.add(new Entry(dn, Choice.OUT, false)));
        }
        return new ContainerForm(source.name(), List.copyOf(entries));
    }

    /** The fields {@code c.N.dn}, {@code c.N.choice}, {@code c.N.looked}. */
    public static ContainerForm read(Map<String, String> fields) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < MOST && fields.containsKey("c." + i + ".dn"); i++) {
            entries.add(new Entry(
                    fields.getOrDefault("c." + i + ".dn", ""),
                    choice(fields.get("c." + i + ".choice")),
                    fields.containsKey("c." + i + ".looked")));
        }
        return new ContainerForm(fields.getOrDefault("source", ""), List.copyOf(entries));
    }

    private static Choice choice(@Nullable String text) {
        for (Choice each : Choice.values()) {
            if (each.name().equals(text)) {
                return each;
            }
        }
        return Choice.AS_ABOVE;
    }

    public Optional<String> dnOf(int number) {
        return number >= 0 && number < entries.size()
                ? Optional.of(entries.get(number).dn())
                : Optional.empty();
    }

    /** With what the directory has directly in a container; what is known already is kept as it is. */
    public ContainerForm looked(String below, List<String> found) {
        List<Entry> changed = new ArrayList<>();
        entries.forEach(each -> changed.add(same(each.dn(), below) ? new Entry(each.dn(), each.choice(), true) : each));
        found.stream()
                .filter(dn -> changed.stream().noneMatch(each -> same(each.dn(), dn)))
                .limit(Math.max(0, MOST - changed.size()))
                .forEach(dn -> changed.add(new Entry(dn, Choice.AS_ABOVE, false)));
        return new ContainerForm(source, List.copyOf(changed));
    }

    /** @throws ProblemException (400) when it is in no partition, or not a name at all */
    public ContainerForm with(String dn, Choice choice) {
        if (rows().stream().noneMatch(row -> row.root() && isAtOrUnder(dn, row.dn()))) {
            throw new ProblemException(
                    400,
                    "OUTSIDE_OF_SOURCE",
                    "This is not part of the source",
                    dn + " lies in no partition of " + source,
                    "Write the whole distinguished name, as in OU=Sales,DC=example,DC=com.");
        }
        List<Entry> changed = new ArrayList<>(entries);
        changed.removeIf(each -> same(each.dn(), dn));
        changed.add(new Entry(dn, choice, false));
        return new ContainerForm(source, List.copyOf(changed));
    }

    /** The tree from top to bottom, siblings by name. */
    public List<Row> rows() {
        SortedMap<DistinguishedName, Integer> fromTheTop = new TreeMap<>(ContainerNames.FROM_THE_TOP);
        for (int i = 0; i < entries.size(); i++) {
            fromTheTop.put(ContainerNames.read(entries.get(i).dn()), i);
        }
        List<Row> rows = new ArrayList<>();
        List<DistinguishedName> open = new ArrayList<>();
        Set<DistinguishedName> in = new HashSet<>();
        fromTheTop.forEach((name, number) -> {
            open.removeIf(above -> !name.isAtOrUnder(above));
            Entry entry = entries.get(number);
            boolean root = open.isEmpty();
            boolean inherited = root || in.contains(open.getLast());
            boolean effective = entry.choice() == Choice.AS_ABOVE ? inherited : entry.choice() == Choice.IN;
            if (effective) {
                in.add(name);
            }
            rows.add(new Row(
                    number,
                    Math.min(open.size() + 1, 8),
                    entry.dn(),
                    root
                            ? entry.dn()
                            : String.join(
                                    ",",
                                    ContainerNames.spelledBelow(open.getLast().depth(), entry.dn())),
                    root && entry.choice() == Choice.AS_ABOVE ? Choice.IN : entry.choice(),
                    effective,
                    entry.looked(),
                    root));
            open.add(name);
        });
        return List.copyOf(rows);
    }

    /** The settings with what the form says of this source; each container belongs to the partition it lies in. */
    public SettingsDocument in(SettingsDocument settings) {
        return settings.withSources(settings.sources().stream()
                .map(each -> each.name().equals(source) ? with(each) : each)
                .toList());
    }

    private SourceSettings with(SourceSettings settings) {
        return settings.withPartitions(
                settings.partitions().stream().map(this::with).toList());
    }

    private PartitionSettings with(PartitionSettings partition) {
        return partition.withContainers(
                named(partition, partition.includedContainers(), Choice.IN),
                named(partition, partition.excludedContainers(), Choice.OUT));
    }

    /** Those that were named before stay in their order and spelling: only what is different is a change. */
    private List<String> named(PartitionSettings partition, List<String> before, Choice choice) {
        List<String> wanted = entries.stream()
                .filter(each -> each.choice() == choice)
                .map(Entry::dn)
                .filter(dn -> isAtOrUnder(dn, partition.dn()))
                .filter(dn -> choice == Choice.OUT || !same(dn, partition.dn()) || contains(before, dn))
                .toList();
        List<String> names = new ArrayList<>(
                before.stream().filter(dn -> contains(wanted, dn)).toList());
        wanted.stream().filter(dn -> !contains(before, dn)).sorted().forEach(names::add);
        return names;
    }

    private static boolean contains(List<String> names, String dn) {
        return names.stream().anyMatch(each -> same(each, dn));
    }
}
