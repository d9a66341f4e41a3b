package io.isthmus.contracts.settings;

import java.util.List;

/**
 * One naming context of a source, with its OU filter. The most specific DN wins; what neither list covers is in, if the
 * partition's own DN is in, which it is unless {@code excludedContainers} names it.
 *
 * @param dn the naming context
 * @param includedContainers DNs that are in
 * @param excludedContainers DNs that are out
 */
public record PartitionSettings(String dn, List<String> includedContainers, List<String> excludedContainers) {

    public PartitionSettings {
        includedContainers = includedContainers == null ? List.of() : List.copyOf(includedContainers);
        excludedContainers = excludedContainers == null ? List.of() : List.copyOf(excludedContainers);
    }
}
