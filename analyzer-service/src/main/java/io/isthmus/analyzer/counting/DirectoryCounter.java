package io.isthmus.analyzer.counting;

import io.isthmus.contracts.settings.PartitionSettings;
import java.util.List;

/** Counts live in a directory. Implementations stream: memory does not grow with the directory. */
public interface DirectoryCounter {

    /** @throws DirectoryFault when the directory cannot be reached, refuses, or lacks a partition */
    Tally count(DirectoryAccess access, List<PartitionSettings> partitions) throws DirectoryFault;
}
