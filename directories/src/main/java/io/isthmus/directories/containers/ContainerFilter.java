package io.isthmus.directories.containers;

import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.directories.names.DistinguishedName;
import io.isthmus.directories.names.MalformedName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which places of a directory are in: of all containers that the settings name, the most specific one that holds an object
 * decides.
 *
 * <pre>
 * most specific container that is named | object is
 * included, or a partition              | in
 * excluded                              | out
 * both                                  | out
 * none                                  | out
 * </pre>
 */
public final class ContainerFilter {

    /**
     * A container where reading starts.
     *
     * @param dn as the settings spell it
     * @param partition whether it is a naming context of the settings, not a container in one
     */
    public record SearchBase(String dn, boolean partition) {}

    private record Named(DistinguishedName name, String spelling, boolean partition, boolean included) {

        Named excluded() {
            return new Named(name, spelling, partition, false);
        }
    }

    /** By their relative names, the leaf first. */
    private final Map<List<String>, Named> named = new LinkedHashMap<>();

    /** @throws MalformedName when a container of the settings is no DN */
    public ContainerFilter(List<PartitionSettings> partitions) {
        partitions.forEach(partition -> include(partition.dn(), true));
        for (PartitionSettings partition : partitions) {
            partition.includedContainers().forEach(dn -> include(dn, false));
        }
        for (PartitionSettings partition : partitions) {
            partition.excludedContainers().forEach(this::exclude);
        }
    }

    private ContainerFilter(Map<List<String>, Named> some) {
        named.putAll(some);
    }

    /**
     * The part of it that lies in some partitions, though another partition may lie below one of them.
     *
     * @param own of these
     * @param all partitions there are
     */
    public ContainerFilter within(List<String> own, List<String> all) {
        List<DistinguishedName> mine =
                own.stream().map(DistinguishedName::parse).toList();
        List<DistinguishedName> partitions =
                all.stream().map(DistinguishedName::parse).toList();
        Map<List<String>, Named> some = new LinkedHashMap<>();
        named.forEach((rdns, container) -> partitions.stream()
                .filter(container.name()::isAtOrUnder)
                .max(Comparator.comparingInt(DistinguishedName::depth))
                .filter(mine::contains)
                .ifPresent(partition -> some.put(rdns, container)));
        return new ContainerFilter(some);
    }

    private void include(String dn, boolean partition) {
        DistinguishedName name = DistinguishedName.parse(dn);
        named.putIfAbsent(name.rdns(), new Named(name, dn, partition, true));
    }

    private void exclude(String dn) {
        DistinguishedName name = DistinguishedName.parse(dn);
        named.merge(name.rdns(), new Named(name, dn, false, false), (before, excluded) -> before.excluded());
    }

    /** Whether an object at this place is in. */
    public boolean includes(DistinguishedName place) {
        List<String> rdns = place.rdns();
        for (int from = 0; from <= rdns.size(); from++) {
            Named container = named.get(rdns.subList(from, rdns.size()));
            if (container != null) {
                return container.included();
            }
        }
        return false;
    }

    /** Whether an object at this place is in; a text that is no name is nowhere, so it is out. */
    public boolean includes(String place) {
        try {
            return includes(DistinguishedName.parse(place));
        } catch (MalformedName e) {
            return false;
        }
    }

    /**
     * The fewest places whose subtrees hold everything that is in, none below another: what lies outside of them need
     * not be read at all.
     */
    public List<SearchBase> searchBases() {
        List<Named> bases = new ArrayList<>();
        named.values().stream()
                .filter(Named::included)
                .sorted(Comparator.comparingInt(each -> each.name().depth()))
                .filter(each -> bases.stream().noneMatch(base -> each.name().isAtOrUnder(base.name())))
                .forEach(bases::add);
        return bases.stream()
                .map(base -> new SearchBase(base.spelling(), base.partition()))
                .toList();
    }
}
