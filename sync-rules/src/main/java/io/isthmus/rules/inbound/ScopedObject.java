package io.isthmus.rules.inbound;

import io.isthmus.rules.object.SourceObject;
import io.isthmus.rules.rule.LinkType;
import io.isthmus.rules.rule.RuleSet;
import io.isthmus.rules.rule.SynchronizationRule;
import java.util.List;
import java.util.Optional;

/**
 * A connector space object with the inbound rules that are in scope for it.
 *
 * @param inScope those that precede first
 */
public record ScopedObject(SourceObject object, List<SynchronizationRule> inScope) {

    public ScopedObject {
        inScope = List.copyOf(inScope);
    }

    /** Whether this rule is in scope. */
    public boolean has(String ruleId) {
        return inScope.stream().anyMatch(rule -> rule.id().equals(ruleId));
    }

    /** Whether some rule keeps the metaverse object alive: provisioning and sticky ones do. */
    public boolean keepsMetaverseObject() {
        return inScope.stream().anyMatch(rule -> rule.linkType() != LinkType.JOIN);
    }

    /** The source attribute whose values are the members, of the rule that precedes. */
    public Optional<String> membershipAttribute() {
        return inScope.stream()
                .flatMap(rule -> RuleSet.membershipSources(rule).stream())
                .findFirst();
    }

    /** The rules that write to metaverse objects of this type. */
    List<SynchronizationRule> writingTo(String metaverseType) {
        return inScope.stream()
                .filter(rule ->
                        rule.targetType().equals("*") || rule.targetType().equalsIgnoreCase(metaverseType))
                .toList();
    }
}
