package io.isthmus.sync.importing;

import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.sync.dn.DistinguishedName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which places of a directory are in: of all containers the settings name, the most specific one that holds an object
 * decides. Where a container is named as included and as excluded, it is out.
 */
public final class ContainerFilter {

    /** A container where reading starts, as the settings spell it. */
    public record SearchBase(String dn) {}

    /** Verdict of each named container: whether it is in. */
    private final Map<DistinguishedName, Boolean> named = new LinkedHashMap<>();

    private final Map<DistinguishedName, String> spelling = new LinkedHashMap<>();

    /** @throws io.isthmus.sync.dn.MalformedName when a container of the settings is no DN */
    public ContainerFilter(List<PartitionSettings> partitions) {
        for (PartitionSettings partition : partitions) {
            name(partition.dn(), true);
            partition.includedContainers().forEach(dn -> name(dn, true));
        }
        partitions.forEach(partition -> partition.excludedContainers().forEach(dn -> name(dn, false)));
    }

    private void name(String dn, boolean included) {
        DistinguishedName name = DistinguishedName.parse(dn);
        named.put(name, included);
        spelling.putIfAbsent(name, dn);
    }

    /** Whether an object at this place is in. */
    public boolean includes(DistinguishedName place) {
        boolean included = false;
        int deepest = -1;
        for (Map.Entry<DistinguishedName, Boolean> container : named.entrySet()) {
            if (container.getKey().depth() > deepest && place.isAtOrUnder(container.getKey())) {
                deepest = container.getKey().depth();
                included = container.getValue();
            }
        }
        return included;
    }

    /**
     * The fewest places whose subtrees hold everything that is in, none below another: what lies outside of them need
     * not be read at all.
     */
    public List<SearchBase> searchBases() {
        List<DistinguishedName> bases = new ArrayList<>();
        named.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparingInt(DistinguishedName::depth))
                .filter(name -> bases.stream().noneMatch(name::isAtOrUnder))
                .forEach(bases::add);
        return bases.stream().map(spelling::get).map(SearchBase::new).toList();
    }
}
