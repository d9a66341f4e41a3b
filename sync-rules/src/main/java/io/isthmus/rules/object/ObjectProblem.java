package io.isthmus.rules.object;

import org.jspecify.annotations.Nullable;

/**
 * Why one object cannot be synchronized. It stops this object only.
 *
 * @param ruleId the rule concerned, if any
 * @param attribute the target attribute of the flow concerned, if any
 * @param position in the flow's expression, 0-based; -1 where there is none
 * @param message for people
 */
public record ObjectProblem(
        Kind kind, @Nullable String ruleId, @Nullable String attribute, int position, String message) {

    public enum Kind {
        /** a rule's author raised it with {@code Error("…")} */
        DECLARED_ERROR,
        /** an expression could not be evaluated */
        EXPRESSION_FAILED,
        /** rules in scope disagree on how an attribute is merged */
        MERGE_TYPES_MIXED,
        /** more than one rule with join conditions is in scope */
        SEVERAL_JOIN_RULES,
        /** another object of the same connector is on the metaverse object already */
        CONNECTOR_ALREADY_LINKED,
        /** the source anchor would change */
        SOURCE_ANCHOR_CHANGED,
        /** a rule provisions an object that has no source anchor */
        NO_SOURCE_ANCHOR,
        /** what is said of the groups among the members of a group is nothing that is known */
        UNKNOWN_MEMBER_NESTING,
        /** what is said of those whose primary group a group is, is nothing that is known */
        UNKNOWN_PRIMARY_MEMBERS
    }

    public static ObjectProblem of(Kind kind, @Nullable String ruleId, String message) {
        return new ObjectProblem(kind, ruleId, null, -1, message);
    }

    @Override
    public String toString() {
        String flow = attribute == null ? "" : ", flow " + attribute;
        String place = position < 0 ? "" : " at character " + (position + 1);
        String where = ruleId == null ? "" : "rule " + ruleId + flow + place + ": ";
        return where + message;
    }
}
