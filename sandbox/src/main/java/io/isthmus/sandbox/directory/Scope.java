package io.isthmus.sandbox.directory;

import com.unboundid.ldap.sdk.DN;
import io.isthmus.contracts.settings.PartitionSettings;
import java.util.List;
import java.util.Optional;

/** The OU filter as the old tool meant it: the most specific DN wins. */
final class Scope {

    private final DN root;
    private final List<DN> included;
    private final List<DN> excluded;

    Scope(PartitionSettings partition) {
        root = AdEntry.parsed(partition.dn());
        included = partition.includedContainers().stream().map(AdEntry::parsed).toList();
        excluded = partition.excludedContainers().stream().map(AdEntry::parsed).toList();
    }

    Optional<String> whyOutside(DN dn) {
        for (DN container = dn; container != null; container = container.getParent()) {
            if (included.contains(container)) {
                return Optional.empty();
            }
            if (excluded.contains(container)) {
                return Optional.of("in excluded container " + container);
            }
            if (container.equals(root)) {
                return Optional.empty();
            }
        }
        return Optional.of("outside of " + root);
    }
}
