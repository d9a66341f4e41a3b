package io.isthmus.analyzer.facts;

import java.util.List;

/**
 * A synchronization rule of Azure AD Sync or Azure AD Connect.
 *
 * @param immutableTag {@code Microsoft.InFromADUserJoin.003} for standard rules, {@code null} for custom ones
 * @param scope groups of conditions: AND inside, OR between; empty means everything
 * @param joins groups tried in order
 * @param passwordSync the rule's {@code EnablePasswordSync}: true on standard rules even while hash sync is off
 */
public record SyncRule(
        String id,
        String name,
        String immutableTag,
        String direction,
        boolean disabled,
        String connector,
        String sourceType,
        String targetType,
        String linkType,
        Integer precedence,
        List<List<Scope>> scope,
        List<List<Join>> joins,
        List<Mapping> mappings,
        Boolean passwordSync,
        ExportLocation evidence) {

    /** Rules without a tag were written by an administrator. */
    public boolean custom() {
        return immutableTag == null;
    }

    public record Scope(String attribute, String operator, String value) {}

    public record Join(String connectorAttribute, String metaverseAttribute, Boolean caseSensitive) {}

    /**
     * @param expression {@code null} for direct flows
     * @param merge {@code Update}, {@code Merge} … as the export spells it
     */
    public record Mapping(
            String target, List<String> sources, LegacyFlowValue expression, String merge, boolean executeOnce) {}
}
