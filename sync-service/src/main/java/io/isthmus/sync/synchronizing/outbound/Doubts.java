package io.isthmus.sync.synchronizing.outbound;

import java.util.Set;
import java.util.UUID;

/**
 * Of which references it is not known yet where they lead. A reference is <em>resolved</em>, <em>out of scope</em>, or not
 * known yet; what is not known yet changes nothing at the target.
 *
 * @param objects metaverse objects all of whose references are in doubt: a source of theirs is being read, or their own
 *     contributor is to be read again
 * @param places where nobody is known, and the directory has not been asked or has not answered for good
 */
record Doubts(Set<UUID> objects, Set<UUID> places) {

    static final Doubts NONE = new Doubts(Set.of(), Set.of());
}
