package io.isthmus.analyzer.inventory;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A synchronization rule in full.
 *
 * @param state {@code STANDARD}, {@code STANDARD_CHANGED}, {@code STANDARD_NOT_COMPARED} or {@code CUSTOM}
 * @param softDelete how long an object that left the scope is kept, as the export spells it
 * @param passwordSync the rule's own flag, which is on for standard rules even while hash synchronization is off
 */
@JsonInclude(Include.ALWAYS)
public record RuleFacts(
        @Nullable String name,
        @Nullable String tag,
        String state,
        boolean disabled,
        @Nullable String direction,
        @Nullable String connector,
        @Nullable String sourceType,
        @Nullable String targetType,
        @Nullable String linkType,
        @Nullable Integer precedence,
        @JsonUnwrapped RuleText text,
        @Nullable Boolean passwordSync,
        @Nullable String softDelete,
        @JsonUnwrapped RuleOrigin origin) {

    /** The same in other words. */
    public RuleFacts with(RuleText otherText) {
        return new RuleFacts(
                name,
                tag,
                state,
                disabled,
                direction,
                connector,
                sourceType,
                targetType,
                linkType,
                precedence,
                otherText,
                passwordSync,
                softDelete,
                origin);
    }

    /**
     * What a rule does.
     *
     * @param scope alternatives in words; empty means everything
     * @param joins alternatives in words, in their order
     * @param flows each as {@code target <- source}
     * @param mappings the same as a table
     */
    @JsonInclude(Include.ALWAYS)
    public record RuleText(
            List<String> scope,
            List<String> joins,
            List<String> flows,
            @Nullable List<FlowLine> mappings) {}

    /** @param evidence where it stands in the export */
    @JsonInclude(Include.ALWAYS)
    public record RuleOrigin(@Nullable String id, @Nullable String evidence) {}
}
