package io.isthmus.analyzer.facts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A synchronization rule of Azure AD Sync or Azure AD Connect.
 *
 * @param immutableTag {@code Microsoft.InFromADUserJoin.003} for standard rules alone
 * @param scope groups of conditions: AND inside, OR between; empty means everything
 * @param joins groups tried in order
 * @param passwordSync the rule's {@code EnablePasswordSync}: true on standard rules even while hash sync is off
 */
public record SyncRule(
        @Nullable String id,
        @Nullable String name,
        @Nullable String immutableTag,
        @Nullable String direction,
        boolean disabled,
        @Nullable String connector,
        @Nullable String sourceType,
        @Nullable String targetType,
        @Nullable String linkType,
        @Nullable Integer precedence,
        List<List<Scope>> scope,
        List<List<Join>> joins,
        List<Mapping> mappings,
        @Nullable Boolean passwordSync,
        ExportLocation evidence) {

    /** Rules without a tag were written by an administrator. */
    public boolean custom() {
        return immutableTag == null;
    }

    public record Scope(
            @Nullable String attribute,
            @Nullable String operator,
            @Nullable String value) {}

    public record Join(
            @Nullable String connectorAttribute,
            @Nullable String metaverseAttribute,
            @Nullable Boolean caseSensitive) {}

    /**
     * @param merge {@code Update}, {@code Merge} … as the export spells it
     */
    public record Mapping(
            @Nullable String target,
            List<String> sources,
            @Nullable LegacyFlowValue expression,
            @Nullable String merge,
            boolean executeOnce) {}
}
