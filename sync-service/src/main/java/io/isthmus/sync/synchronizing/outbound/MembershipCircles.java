package io.isthmus.sync.synchronizing.outbound;

import io.isthmus.contracts.operations.Run.RunError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Groups for which members of members count, and in which groups contain each other in a circle. Their members are right all
 * the same; but hardly anybody has meant it so, and once it is broken up at the wrong place, somebody loses a group.
 *
 * @param circles by group; each contains the next one, the last one the first
 */
record MembershipCircles(Map<UUID, List<UUID>> circles) {

    static MembershipCircles of(Set<UUID> groups, NestedGroups nested) {
        Map<UUID, List<UUID>> circles = new LinkedHashMap<>();
        groups.forEach(group -> nested.circle(group).ifPresent(circle -> circles.put(group, circle)));
        return new MembershipCircles(circles);
    }

    /** Of whom the names are needed. */
    Set<UUID> ids() {
        Set<UUID> ids = new LinkedHashSet<>(circles.keySet());
        circles.values().forEach(ids::addAll);
        return ids;
    }

    /** @param names connector and DN */
    List<RunError> warnings(Map<UUID, String> names) {
        List<RunError> warnings = new ArrayList<>();
        circles.forEach((group, circle) -> {
            List<String> way = new ArrayList<>(circle.stream()
                    .map(each -> names.getOrDefault(each, each.toString()))
                    .toList());
            way.add(way.getFirst());
            warnings.add(new RunError(
                    "MEMBERSHIP_CIRCLE",
                    names.get(group),
                    (circle.contains(group) ? "it contains itself: " : "groups in it contain each other: ")
                            + String.join(" > ", way)
                            + ". Whoever is in one of them is taken once; its members are right",
                    "Take one of these groups out of the one named before it, unless it is meant to be so."));
        });
        return warnings;
    }
}
