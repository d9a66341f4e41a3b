package io.isthmus.rules.rule;

import java.util.List;

/** Conditions that must all hold. */
public record ScopeGroup(List<ScopeCondition> conditions) {

    public ScopeGroup {
        conditions = List.copyOf(conditions);
    }
}
