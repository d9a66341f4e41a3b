package io.isthmus.sync.synchronizing.inbound;

import io.isthmus.rules.inbound.LinkDecision;
import io.isthmus.rules.scoping.ScopeVerdict;
import java.util.List;
import java.util.stream.Collectors;

/** Says in words why an object is not synchronized. */
public final class Reasons {

    static final String NOT_KEPT = "no rule in scope keeps its metaverse object: only rules that join are";

    static final String OUTSIDE_OF_GROUP = "it is no member of the group that its source is filtered by";

    private static final int SHOWN_RULES = 5;

    private Reasons() {}

    static String of(LinkDecision.Unlinked unlinked) {
        return switch (unlinked.reason()) {
            case NO_RULE_FOR_TYPE -> "no rule is written for objects of this class";
            case OUT_OF_SCOPE -> "no rule lets it in: " + of(unlinked.rules());
            case NO_JOIN_PARTNER -> "its rule joins only, and found nobody to join: " + of(unlinked.rules());
        };
    }

    static String of(List<ScopeVerdict> rules) {
        return rules.stream()
                .filter(rule -> !rule.inScope())
                .limit(SHOWN_RULES)
                .map(rule -> rule.ruleName() + " wants "
                        + rule.failed().stream().map(Object::toString).collect(Collectors.joining("; ")))
                .collect(Collectors.joining(". "));
    }
}
