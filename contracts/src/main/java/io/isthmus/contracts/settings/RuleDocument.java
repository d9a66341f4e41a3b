package io.isthmus.contracts.settings;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A synchronization rule as a document; the standard rules are a list of these too.
 *
 * @param id stable and unique within a deployment
 * @param name the id where none is given
 * @param connector name of the source it belongs to, none for every source
 * @param sourceType inbound: object class at the source; outbound: metaverse type ({@code user}, {@code group},
 *     {@code contact})
 * @param targetType inbound: metaverse type; outbound: target object type
 * @param precedence lower wins; custom rules 0 to 99, standard rules from 100
 * @param scope groups of conditions: AND inside a group, OR between groups, empty means everything
 * @param joins groups tried in order; a group joins when exactly one object meets all its conditions
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RuleDocument(
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

    public RuleDocument {
        name = name == null || name.isBlank() ? id : name;
        linkType = linkType == null ? LinkType.JOIN : linkType;
        scope = scope == null ? List.of() : List.copyOf(scope);
        joins = joins == null ? List.of() : List.copyOf(joins);
        flows = flows == null ? List.of() : List.copyOf(flows);
    }

    /** The same rule, which another one wins over or loses to. */
    public RuleDocument withPrecedence(int other) {
        return new RuleDocument(
                id, name, direction, connector, sourceType, targetType, linkType, other, scope, joins, flows);
    }

    /** Towards the metaverse, or away from it. */
    public enum Direction {
        INBOUND,
        OUTBOUND
    }

    /** What happens to an object in scope that no join condition links. */
    public enum LinkType {
        PROVISION,
        JOIN,
        STICKY_JOIN
    }

    public record ScopeGroup(List<ScopeCondition> conditions) {}

    /**
     * @param operator one of EQUAL NOTEQUAL LESSTHAN LESSTHAN_OR_EQUAL GREATERTHAN GREATERTHAN_OR_EQUAL CONTAINS
     *     NOTCONTAINS STARTSWITH NOTSTARTSWITH ENDSWITH NOTENDSWITH ISNULL ISNOTNULL ISIN ISNOTIN ISBITSET
     *     ISBITNOTSET ISMEMBEROF ISNOTMEMBEROF
     */
    public record ScopeCondition(
            String attribute, String operator, @Nullable String value) {}

    public record JoinGroup(List<JoinCondition> conditions) {}

    public record JoinCondition(String sourceAttribute, String metaverseAttribute, boolean caseSensitive) {}

    /**
     * How one attribute gets its value.
     *
     * @param source attribute name (DIRECT), value (CONSTANT) or expression (EXPRESSION)
     * @param executeOnce only when the object is first provisioned
     */
    public record Flow(String target, FlowKind kind, String source, MergeType merge, boolean executeOnce) {

        public Flow {
            merge = merge == null ? MergeType.UPDATE : merge;
        }
    }

    public enum FlowKind {
        DIRECT,
        CONSTANT,
        EXPRESSION
    }

    public enum MergeType {
        UPDATE,
        MERGE,
        MERGE_CASE_INSENSITIVE
    }
}
