package io.isthmus.analyzer.checking;

import io.isthmus.analyzer.counting.DirectoryAccess;
import io.isthmus.contracts.settings.PartitionSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One directory to check.
 *
 * @param name as results call it, unique in a check
 * @param partitions with their OU filters; empty for all naming contexts that the directory offers
 * @param anchorAttribute a text attribute that becomes the source anchor; without one, the kind's own
 */
public record CheckedDirectory(
        String name,
        DirectoryAccess access,
        List<PartitionSettings> partitions,
        @Nullable String anchorAttribute) {

    public CheckedDirectory {
        partitions = partitions == null ? List.of() : List.copyOf(partitions);
    }
}
