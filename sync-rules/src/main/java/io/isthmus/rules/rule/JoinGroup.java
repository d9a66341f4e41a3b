package io.isthmus.rules.rule;

import java.util.List;

/** Conditions that must all hold for the same metaverse object; at least one. */
public record JoinGroup(List<JoinCondition> conditions) {

    public JoinGroup {
        conditions = List.copyOf(conditions);
        if (conditions.isEmpty()) {
            throw new IllegalArgumentException("a join group without conditions would join everything");
        }
    }
}
