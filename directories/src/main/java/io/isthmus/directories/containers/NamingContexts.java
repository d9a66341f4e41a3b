package io.isthmus.directories.containers;

import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.directories.names.DistinguishedName;
import io.isthmus.directories.names.MalformedName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * In which source whoever a reference names is looked for: members and managers may be of another domain, which another source
 * reads.
 *
 * <pre>
 * the name lies                                               looked for in
 * in a partition of the source that refers                    that source
 * in a domain below such a partition, of one other source     the other source
 * in a partition of one other source alone                    the other source
 * in the same partition of several others, or in none         the source that refers
 * </pre>
 *
 * Whoever shares a partition of equal name with another source refers to nobody else: of two forests of one name nobody knows
 * whose domain a third source is.
 */
public final class NamingContexts {

    /** Each source is alone. */
    public static final NamingContexts NONE = new NamingContexts(List.of(), Map.of());

    private record Partition(String source, DistinguishedName name) {}

    private final List<Partition> partitions;
    private final Map<String, ContainerFilter> filters;

    private NamingContexts(List<Partition> partitions, Map<String, ContainerFilter> filters) {
        this.partitions = List.copyOf(partitions);
        this.filters = Map.copyOf(filters);
    }

    public static NamingContexts of(List<SourceSettings> sources) {
        if (sources.size() < 2) {
            return NONE;
        }
        List<Partition> partitions = new ArrayList<>();
        Map<String, ContainerFilter> filters = new HashMap<>();
        for (SourceSettings source : sources) {
            filters.put(source.name(), new ContainerFilter(source.partitions()));
            for (PartitionSettings partition : source.partitions()) {
                name(partition.dn()).ifPresent(name -> partitions.add(new Partition(source.name(), name)));
            }
        }
        return new NamingContexts(partitions, filters);
    }

    /** The other source in which that name is looked for; nothing where it is the one that refers. */
    public Optional<String> elsewhere(String source, String dn) {
        if (partitions.isEmpty()) {
            return Optional.empty();
        }
        return name(dn).flatMap(name -> elsewhere(source, name));
    }

    /** Names of the sources; none where there is but one. */
    public Set<String> sources() {
        return filters.keySet();
    }

    /** Whether that other source takes what is at that place. */
    public boolean includes(String elsewhere, String dn) {
        ContainerFilter filter = filters.get(elsewhere);
        return filter != null && filter.includes(dn);
    }

    private Optional<String> elsewhere(String source, DistinguishedName name) {
        List<Partition> above = partitions.stream()
                .filter(partition -> name.isAtOrUnder(partition.name()))
                .toList();
        Optional<Partition> own = deepest(
                above.stream().filter(each -> each.source().equals(source)).toList());
        Optional<Partition> other = deepest(
                above.stream().filter(each -> !each.source().equals(source)).toList());
        return other.filter(found -> own.isEmpty() || isDomainBelow(found, own.get()))
                .filter(found -> isOnlyOne(found, above))
                .filter(found -> !hasTwin(source))
                .map(Partition::source);
    }

    private static Optional<Partition> deepest(List<Partition> some) {
        return some.stream().max(Comparator.comparingInt(each -> each.name().depth()));
    }

    /** A domain holds nothing of the domains below it; any other container holds what is below it. */
    private static boolean isDomainBelow(Partition below, Partition above) {
        return below.name().depth() > above.name().depth() && isDomain(below.name()) && isDomain(above.name());
    }

    private static boolean isDomain(DistinguishedName name) {
        return name.rdns().stream().allMatch(rdn -> rdn.startsWith("dc="));
    }

    private static boolean isOnlyOne(Partition found, List<Partition> above) {
        return above.stream()
                .filter(each -> each.name().equals(found.name()))
                .allMatch(each -> each.source().equals(found.source()));
    }

    private boolean hasTwin(String source) {
        return partitions.stream()
                .filter(own -> own.source().equals(source))
                .anyMatch(own -> partitions.stream()
                        .anyMatch(each ->
                                !each.source().equals(source) && each.name().equals(own.name())));
    }

    /** Differs where references may lead elsewhere; empty where they lead nowhere else. */
    public String fingerprint() {
        if (partitions.isEmpty()) {
            return "";
        }
        String text = partitions.stream()
                .map(partition -> partition.source() + " " + partition.name())
                .sorted()
                .collect(Collectors.joining("\n"));
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static Optional<DistinguishedName> name(String dn) {
        try {
            return Optional.of(DistinguishedName.parse(dn));
        } catch (MalformedName e) {
            return Optional.empty(); // a value of a reference need not be a name
        }
    }
}
