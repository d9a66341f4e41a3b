package io.isthmus.sync.synchronizing.outbound;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Which groups are members of which. Of groups only: members who are none are not here, so that it stays small beside the
 * memberships. Whoever contains himself, over however many others, is no trouble: each group is gone through once.
 */
public final class NestedGroups {

    static final NestedGroups NONE = new NestedGroups(Map.of());

    private final Map<UUID, Set<UUID>> members;

    /** @param members groups that are members, by group; those without such need not be there */
    NestedGroups(Map<UUID, Set<UUID>> members) {
        this.members = members;
    }

    /** This group, and all that are in it at any depth. */
    Set<UUID> within(UUID group) {
        Set<UUID> within = new LinkedHashSet<>(Set.of(group));
        Deque<UUID> ahead = new ArrayDeque<>(within);
        while (!ahead.isEmpty()) {
            for (UUID member : membersOf(ahead.remove())) {
                if (within.add(member)) {
                    ahead.add(member);
                }
            }
        }
        return within;
    }

    /** All that are in one of these groups, with these groups. */
    Set<UUID> within(Collection<UUID> groups) {
        Set<UUID> within = new LinkedHashSet<>(groups);
        members.forEach((group, nested) -> {
            within.add(group);
            within.addAll(nested);
        });
        return within;
    }

    /** Of what is known of each group, the sum over a group and all that are in it. */
    int sum(UUID group, Map<UUID, Integer> each) {
        return each.isEmpty()
                ? 0
                : within(group).stream()
                        .mapToInt(one -> each.getOrDefault(one, 0))
                        .sum();
    }

    /** Groups in this one, or the group itself, that contain each other in a circle: each contains the next one, the last one the first. */
    Optional<List<UUID>> circle(UUID group) {
        Set<UUID> done = new HashSet<>();
        LinkedHashSet<UUID> way = new LinkedHashSet<>();
        Deque<Iterator<UUID>> ahead = new ArrayDeque<>();
        way.add(group);
        ahead.push(membersOf(group).iterator());
        while (!ahead.isEmpty()) {
            if (!ahead.peek().hasNext()) {
                ahead.pop();
                done.add(way.removeLast());
                continue;
            }
            UUID next = ahead.peek().next();
            if (way.contains(next)) {
                return Optional.of(from(next, way));
            }
            if (!done.contains(next)) {
                way.add(next);
                ahead.push(membersOf(next).iterator());
            }
        }
        return Optional.empty();
    }

    private static List<UUID> from(UUID first, Set<UUID> way) {
        return way.stream().dropWhile(each -> !each.equals(first)).toList();
    }

    private Set<UUID> membersOf(UUID group) {
        return members.getOrDefault(group, Set.of());
    }

    /** Looks for what is in groups, one depth after the other. */
    static final class Search {

        private final Map<UUID, Set<UUID>> members = new HashMap<>();
        private final Map<UUID, UUID> seen = new HashMap<>();
        private List<UUID> ahead = new ArrayList<>();

        Search(Collection<UUID> groups) {
            groups.forEach(this::see);
        }

        /** Groups whose members have to be told; none when all is known. */
        List<UUID> next() {
            List<UUID> next = ahead;
            ahead = new ArrayList<>();
            return next;
        }

        void tell(UUID group, UUID member) {
            members.computeIfAbsent(see(group), key -> new LinkedHashSet<>()).add(see(member));
        }

        NestedGroups found() {
            return new NestedGroups(members);
        }

        /** Always the same instance: a group is named by each that it is in. */
        private UUID see(UUID group) {
            UUID known = seen.putIfAbsent(group, group);
            if (known == null) {
                ahead.add(group);
            }
            return known == null ? group : known;
        }
    }
}
