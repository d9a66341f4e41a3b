package io.isthmus.export.pending;

import io.isthmus.contracts.ObjectType;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a target can hold, and when two values are the same to it. Pure: answers from what was learned at discovery. */
public interface TargetSchema {

    /** Whether the target has a resource type for such objects. */
    boolean supports(ObjectType type);

    /** Whether it can hold this attribute (or reference) of such objects. What it cannot hold is left out of exports. */
    boolean supports(ObjectType type, String attribute);

    /**
     * The values in the form in which the target takes and returns them, without those it cannot take: one value for an
     * attribute that is single-valued there, {@code true} and {@code false} for truth values.
     */
    List<String> canonical(ObjectType type, String attribute, List<String> values);

    /** All values that it can hold, in that form; nothing of what is left without a value. */
    default Map<String, List<String>> canonical(ObjectType type, Map<String, List<String>> values) {
        Map<String, List<String>> canonical = new HashMap<>();
        values.forEach((name, all) -> {
            List<String> held = supports(type, name) ? canonical(type, name, all) : List.of();
            if (!held.isEmpty()) {
                canonical.put(name, held);
            }
        });
        return canonical;
    }

    /** Whether it can hold any of these. */
    default boolean supportsAny(ObjectType type, Collection<String> attributes) {
        return attributes.stream().anyMatch(attribute -> supports(type, attribute));
    }

    /** Whether the target would not tell two lists of canonical values apart. Order never matters. */
    boolean same(ObjectType type, String attribute, List<String> left, List<String> right);

    /** All of this as text, to be kept. The same text says the same; another says that pending exports may differ. */
    String document();
}
