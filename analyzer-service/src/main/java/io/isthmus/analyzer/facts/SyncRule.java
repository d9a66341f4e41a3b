package io.isthmus.analyzer.facts;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A synchronization rule of Azure AD Sync or Azure AD Connect.
 *
 * @param immutableTag {@code Microsoft.InFromADUserJoin.003} of standard rules; an administrator may write another one
 * @param scope groups of conditions: AND inside, OR between; empty means everything
 * @param joins groups tried in order
 * @param passwordSync the rule's {@code EnablePasswordSync}: true on standard rules even while hash sync is off
 * @param softDelete how long an object that left the scope is kept, as the export spells it: {@code 00:00:00}
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
        @Nullable String softDelete,
        Places places) {

    private static final String SHIPPED = "Microsoft.";
    private static final Pattern NOUGHT = Pattern.compile("[0:.]*");

    public ExportLocation evidence() {
        return places.whole();
    }

    /** Of one of its parts, as exactly as it is known. */
    public ExportLocation at(String part) {
        return places.at(part);
    }

    /** Whether objects that left the scope are kept for a while. */
    public boolean keepsDeleted() {
        return softDelete != null && !NOUGHT.matcher(softDelete.strip()).matches();
    }

    /** Only tags of Microsoft's are shipped; a rule with another one, or with none, was written by an administrator. */
    public boolean custom() {
        return immutableTag == null || !immutableTag.regionMatches(true, 0, SHIPPED, 0, SHIPPED.length());
    }

    public record Scope(
            @Nullable String attribute,
            @Nullable String operator,
            @Nullable LegacyFlowValue value,
            @Nullable ExportLocation evidence) {

        /** Whose place is that of its rule. */
        public Scope(@Nullable String attribute, @Nullable String operator, @Nullable String value) {
            this(attribute, operator, value == null ? null : new PlainValue(value), null);
        }

        /** What may be shown to anybody. */
        public @Nullable String shown() {
            return value == null ? null : value.shown();
        }
    }

    public record Join(
            @Nullable String connectorAttribute,
            @Nullable String metaverseAttribute,
            @Nullable Boolean caseSensitive) {}

    /**
     * An expression wins over a constant, and both over the source, which then only tells what they read.
     *
     * @param merge {@code Update}, {@code Merge} … as the export spells it
     */
    public record Mapping(
            @Nullable String target,
            List<String> sources,
            @Nullable LegacyFlowValue expression,
            @Nullable LegacyFlowValue constant,
            @Nullable String merge,
            boolean executeOnce,
            @Nullable ExportLocation evidence) {

        /** Of a value that is no constant, with the place of its rule. */
        public Mapping(
                @Nullable String target,
                List<String> sources,
                @Nullable LegacyFlowValue expression,
                @Nullable String merge,
                boolean executeOnce) {
            this(target, sources, expression, null, merge, executeOnce, null);
        }

        /** The same with another expression. */
        public Mapping computedBy(LegacyFlowValue other) {
            return new Mapping(target, sources, other, constant, merge, executeOnce, evidence);
        }
    }
}
