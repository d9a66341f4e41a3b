package io.isthmus.sync.importing;

import java.util.Collection;
import java.util.Set;

/** What synchronization has made of what imports sent. */
public interface TakenIn {

    /** Those of these objects that have been taken in, and of which nothing waits to be worked out. */
    Set<String> of(String connector, Collection<String> anchors);
}
