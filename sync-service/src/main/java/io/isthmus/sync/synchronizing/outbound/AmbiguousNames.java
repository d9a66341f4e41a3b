package io.isthmus.sync.synchronizing.outbound;

import io.isthmus.contracts.operations.Run.RunError;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Names in groups that two people have: whom a group means by it only somebody who knows both can say. */
record AmbiguousNames(List<Name> names) {

    static final AmbiguousNames NONE = new AmbiguousNames(List.of());

    /**
     * @param one DN of somebody who has it
     * @param other of another one
     */
    record Name(UUID group, String one, String other) {}

    Set<UUID> groups() {
        Set<UUID> groups = new LinkedHashSet<>();
        names.forEach(name -> groups.add(name.group()));
        return groups;
    }

    /** @param sources connector and DN of the groups */
    List<RunError> warnings(Map<UUID, String> sources) {
        return names.stream()
                .map(name -> new RunError(
                        "AMBIGUOUS_MEMBER",
                        sources.get(name.group()),
                        "names a member by a uid that " + name.one() + " has, and " + name.other()
                                + ": neither becomes a member by it, and until one of them is meant nobody is removed"
                                + " from the group",
                        "Give one of the two another uid, or exclude him from synchronization."))
                .toList();
    }
}
