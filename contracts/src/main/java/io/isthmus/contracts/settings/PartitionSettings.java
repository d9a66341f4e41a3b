package io.isthmus.contracts.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One naming context of a source, with its OU filter. The most specific DN wins; what neither list covers is in, if the
 * partition's own DN is in, which it is unless {@code excludedContainers} names it.
 *
 * @param dn the naming context
 * @param includedContainers DNs that are in
 * @param excludedContainers DNs that are out
 * @param url where this one is read, such as domain controllers of its domain; without it, where the source is
 * @param bindDn account to read it with; without it, that of the source
 * @param passwordRef reference to the password of {@code bindDn}; without it, that of the source
 */
public record PartitionSettings(
        String dn,
        List<String> includedContainers,
        List<String> excludedContainers,
        @Nullable String url,
        @Nullable String bindDn,
        @Nullable String passwordRef) {

    public PartitionSettings {
        includedContainers = includedContainers == null ? List.of() : List.copyOf(includedContainers);
        excludedContainers = excludedContainers == null ? List.of() : List.copyOf(excludedContainers);
    }

    /** Read where and as the source is. */
    public PartitionSettings(String dn, List<String> includedContainers, List<String> excludedContainers) {
        this(dn, includedContainers, excludedContainers, null, null, null);
    }

    public PartitionSettings withContainers(List<String> included, List<String> excluded) {
        return new PartitionSettings(dn, included, excluded, url, bindDn, passwordRef);
    }

    /** With address and account of another one. */
    public PartitionSettings reachedAs(PartitionSettings other) {
        return new PartitionSettings(
                dn, includedContainers, excludedContainers, other.url, other.bindDn, other.passwordRef);
    }
}
