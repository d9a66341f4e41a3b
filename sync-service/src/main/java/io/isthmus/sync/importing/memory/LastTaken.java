package io.isthmus.sync.importing.memory;

import io.isthmus.sync.importing.memory.KnownObject.BucketKey;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was last taken of an object, as far as it has arrived: perhaps not all that was sent. */
public interface LastTaken {

    /** Values by name, of those of the attributes that the object had; empty for an object that is not known. */
    Map<String, List<String>> values(String connector, String anchor, Set<String> attributes);

    /** Members of a bucket as the directory wrote them; only those of large memberships are kept so. */
    List<String> members(String connector, String anchor, BucketKey bucket);
}
