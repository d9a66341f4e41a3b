package io.isthmus.sync.importing;

import java.util.Collection;
import java.util.List;

/** A memory of containers that is a list. */
final class RememberedContainers implements ContainerMemory {

    private List<Followed> containers = List.of();

    @Override
    public List<Followed> followed(String connector) {
        return containers;
    }

    @Override
    public void remember(String connector, Collection<Followed> remembered) {
        containers = List.copyOf(remembered);
    }
}
