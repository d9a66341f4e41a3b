package io.isthmus.sync.importing;

import java.util.Collection;
import java.util.Map;

/** What is known of the objects of one source. */
interface KnownByAnchor {

    /** The known ones among the anchors. */
    Map<String, KnownObject> of(Collection<String> anchors);
}
