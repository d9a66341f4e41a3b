package io.isthmus.rules.outbound;

import io.isthmus.rules.object.MemberNesting;
import io.isthmus.rules.object.MembershipChoice;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How an object of the target should look, before references are resolved. Sorted by name, so that equal images are
 * equal byte for byte.
 *
 * @param objectType type at the target: {@code user}, {@code group}, {@code contact}
 * @param targetAnchor immutable identity at the target
 * @param attributes managed attributes; one that should be empty has an empty list, one that is absent here is not managed
 * @param references managed references as DNs of the source, for the caller to resolve to target anchors
 * @param membersManaged whether the members are managed; they travel beside the image
 * @param choice who is one of them beside those whom the group lists
 */
public record DesiredImage(
        String objectType,
        String targetAnchor,
        SortedMap<String, List<String>> attributes,
        SortedMap<String, List<String>> references,
        boolean membersManaged,
        MembershipChoice choice) {

    public DesiredImage {
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
        references = Collections.unmodifiableSortedMap(new TreeMap<>(references));
    }

    /** What becomes of the groups among the members. */
    public MemberNesting nesting() {
        return choice.nesting();
    }
}
