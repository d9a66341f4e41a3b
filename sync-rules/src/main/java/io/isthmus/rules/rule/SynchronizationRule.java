package io.isthmus.rules.rule;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A synchronization rule, ready to run. Made by {@link RuleBuilder}.
 *
 * @param id stable and unique within a deployment
 * @param connector the source it belongs to, none for every source
 * @param sourceType inbound: object class at the source; outbound: metaverse type. {@code *} for all
 * @param targetType inbound: metaverse type; outbound: target object type
 * @param precedence lower wins; equal ones are ordered by id
 * @param scope OR between groups; empty means everything
 * @param joins tried in order
 */
public record SynchronizationRule(
        String id,
        String name,
        Direction direction,
        @Nullable String connector,
        String sourceType,
        String targetType,
        LinkType linkType,
        int precedence,
        List<ScopeGroup> scope,
        List<JoinGroup> joins,
        List<Flow> flows) {

    public SynchronizationRule {
        scope = List.copyOf(scope);
        joins = List.copyOf(joins);
        flows = List.copyOf(flows);
    }

    /** Whether the rule is meant for objects of this connector and type, before any scope condition is looked at. */
    public boolean isFor(@Nullable String connectorName, String type) {
        return (connector == null || connector.equals(connectorName))
                && (sourceType.equals("*") || sourceType.equalsIgnoreCase(type));
    }

    public boolean provisions() {
        return linkType == LinkType.PROVISION;
    }
}
