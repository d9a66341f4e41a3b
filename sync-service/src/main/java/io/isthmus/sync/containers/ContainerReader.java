package io.isthmus.sync.containers;

import io.isthmus.contracts.settings.SourceSettings;
import java.util.List;

/** Reads containers of a connected directory. */
public interface ContainerReader {

    /** @param more whether there are others beyond the limit */
    record Level(List<ContainerList.Container> containers, boolean more) {}

    /**
     * The containers directly in another one, and nothing deeper.
     *
     * @throws io.isthmus.sync.importing.SourceException when the directory cannot be reached or does not answer
     */
    Level directlyBelow(SourceSettings source, String dn, int limit);
}
