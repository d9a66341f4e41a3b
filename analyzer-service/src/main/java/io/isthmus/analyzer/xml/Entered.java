package io.isthmus.analyzer.xml;

import io.isthmus.analyzer.facts.ExportLocation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * An element that the walk is inside of.
 *
 * @param siblings how many children of each name were met
 * @param told names of children that were passed over and told
 */
record Entered(
        Map<String, String> attributes, ExportLocation evidence, Map<String, Integer> siblings, Set<String> told) {

    Entered(Map<String, String> attributes, ExportLocation evidence) {
        this(attributes, evidence, new HashMap<>(), new HashSet<>(0));
    }

    /** What is around the root: so that the root has no number. */
    static Entered around(Map<String, String> attributes, ExportLocation nowhere, String root) {
        return new Entered(attributes, nowhere, new HashMap<>(Map.of(root, 0)), new HashSet<>(0));
    }

    /** XPath-like name of the next child of that name: the first has no number. */
    String childPath(String name) {
        int number = siblings.merge(name, 1, Integer::sum);
        return evidence.path() + "/" + name + (number > 1 ? "[" + number + "]" : "");
    }
}
