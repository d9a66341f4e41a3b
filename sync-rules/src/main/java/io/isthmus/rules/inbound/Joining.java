package io.isthmus.rules.inbound;

import io.isthmus.rules.object.MetaverseObject;
import io.isthmus.rules.object.SourceObject;
import io.isthmus.rules.rule.JoinCondition;
import io.isthmus.rules.rule.JoinGroup;
import io.isthmus.rules.rule.SynchronizationRule;
import io.isthmus.rules.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Join groups, tried in order; a group joins when exactly one object meets all its conditions. */
final class Joining {

    private Joining() {}

    /** @param group number of the group that matched, from 1 */
    record Partner(MetaverseObject object, int group) {}

    /** The look-ups for the groups that can match at all: the source has a value for each of their conditions. */
    static List<JoinLookup> lookups(SynchronizationRule rule, SourceObject object) {
        List<JoinLookup> lookups = new ArrayList<>();
        for (JoinGroup group : rule.joins()) {
            lookups.addAll(lookups(rule, group, object));
        }
        return lookups;
    }

    /** By the first condition only; the others are checked on what it finds. */
    private static List<JoinLookup> lookups(SynchronizationRule rule, JoinGroup group, SourceObject object) {
        for (JoinCondition condition : group.conditions()) {
            if (object.valuesOf(condition.sourceAttribute()).isEmpty()) {
                return List.of();
            }
        }
        JoinCondition first = group.conditions().getFirst();
        return object.valuesOf(first.sourceAttribute()).stream()
                .map(value -> JoinLookup.of(rule.targetType(), first.metaverseAttribute(), value))
                .toList();
    }

    static Optional<Partner> partner(SynchronizationRule rule, SourceObject object, BatchMetaverse candidates) {
        for (int i = 0; i < rule.joins().size(); i++) {
            JoinGroup group = rule.joins().get(i);
            Map<String, MetaverseObject> found = new LinkedHashMap<>();
            for (JoinLookup lookup : lookups(rule, group, object)) {
                for (MetaverseObject candidate : candidates.of(lookup)) {
                    if (fits(rule, candidate) && matches(group, object, candidate)) {
                        found.put(candidate.id(), candidate);
                    }
                }
            }
            if (found.size() == 1) {
                return Optional.of(new Partner(found.values().iterator().next(), i + 1));
            }
        }
        return Optional.empty();
    }

    private static boolean fits(SynchronizationRule rule, MetaverseObject candidate) {
        return rule.targetType().equals("*") || rule.targetType().equalsIgnoreCase(candidate.type());
    }

    private static boolean matches(JoinGroup group, SourceObject object, MetaverseObject candidate) {
        for (JoinCondition condition : group.conditions()) {
            List<Value> left = object.valuesOf(condition.sourceAttribute());
            List<Value> right = candidate.valuesOf(condition.metaverseAttribute());
            if (left.stream().noneMatch(value -> right.stream().anyMatch(other -> equal(condition, value, other)))) {
                return false;
            }
        }
        return true;
    }

    private static boolean equal(JoinCondition condition, Value left, Value right) {
        boolean exact = condition.caseSensitive() || left instanceof Value.Binary || right instanceof Value.Binary;
        return exact ? left.plain().equals(right.plain()) : left.plain().equalsIgnoreCase(right.plain());
    }
}
