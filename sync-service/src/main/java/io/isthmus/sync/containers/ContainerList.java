package io.isthmus.sync.containers;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One level of a directory.
 *
 * @param below the container they are in; absent for the partitions of the settings
 * @param containers in the directory's order
 * @param more whether there are others that were left out
 */
public record ContainerList(String connector, @Nullable String below, List<Container> containers, boolean more) {

    public ContainerList {
        containers = List.copyOf(containers);
    }

    /** @param name its relative name, {@code OU=Sales} */
    public record Container(String dn, String name) {}
}
