package io.isthmus.sync.importing.memory;

import java.util.Collection;
import java.util.Map;

/** What is known of the objects of one source. */
public interface KnownByAnchor {

    /** The known ones among the anchors. */
    Map<String, KnownObject> of(Collection<String> anchors);
}
