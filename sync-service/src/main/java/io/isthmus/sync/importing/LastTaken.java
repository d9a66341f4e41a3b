package io.isthmus.sync.importing;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was last taken of an object: the values that stay where new ones cannot be carried. */
public interface LastTaken {

    /** Values by name, of those of the attributes that the object had; empty for an object that is not known. */
    Map<String, List<String>> values(String connector, String anchor, Set<String> attributes);
}
