package io.isthmus.analyzer.translating;

import static java.util.Objects.requireNonNull;

import io.isthmus.analyzer.facts.Connector;
import io.isthmus.analyzer.facts.SyncRule;
import io.isthmus.analyzer.verdict.LeftoverVariants.RefusedRule;
import io.isthmus.analyzer.words.Details;
import io.isthmus.contracts.analysis.Finding;
import io.isthmus.contracts.settings.RuleDocument;
import io.isthmus.contracts.settings.RuleDocument.JoinCondition;
import io.isthmus.contracts.settings.RuleDocument.JoinGroup;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A custom rule of Azure AD Sync or Connect as a rule of ours. A rule is carried over whole or not at all: half a rule would
 * do something that nobody wrote.
 */
final class CustomRules {

    private static final int LAST_CUSTOM = 99;

    /** A type of the connected objects that the cloud does not have. */
    private static final String ONLY_IN_DIRECTORIES = "inetOrgPerson";

    private final Map<String, String> sourceByConnector;
    private final Map<String, Connector> connectors;
    private final Collection<String> cloudConnectors;

    /** @param connectors by their ids */
    CustomRules(
            Map<String, String> sourceByConnector,
            Map<String, Connector> connectors,
            Collection<String> cloudConnectors) {
        this.sourceByConnector = sourceByConnector;
        this.connectors = connectors;
        this.cloudConnectors = cloudConnectors;
    }

    /** What came of one rule. */
    sealed interface Answer permits Translated, Refused {}

    record Translated(RuleDocument rule) implements Answer {}

    record Refused(RuleRefusal why, List<Finding> findings) implements Answer {}

    Answer translate(SyncRule rule) {
        boolean inbound = "inbound".equalsIgnoreCase(rule.direction());
        RuleRefusal refusal = refusal(rule, inbound);
        if (refusal != null) {
            return new Refused(refusal, List.of());
        }
        Parameters parameters = Parameters.of(inbound ? connectors.get(rule.connector()) : null, sourceByConnector);
        RuleParts parts = RuleParts.of(rule, inbound, rule.mappings(), parameters);
        return parts.findings().isEmpty()
                ? new Translated(document(rule, inbound, parts))
                : new Refused(RuleRefusal.because(RefusedRule.NOT_UNDERSTOOD), parts.findings());
    }

    /** Whether the rule reads one of our sources. */
    boolean reads(SyncRule rule) {
        return sourceByConnector.containsKey(rule.connector());
    }

    /** An inbound rule of which only some flows are wanted: it links nobody; none if one of them is not understood. */
    Optional<RuleDocument> flows(SyncRule rule, List<SyncRule.Mapping> wanted) {
        RuleParts parts =
                RuleParts.of(rule, true, wanted, Parameters.of(connectors.get(rule.connector()), sourceByConnector));
        if (!parts.findings().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new RuleDocument(
                "migrated." + rule.id(),
                rule.name() + " (what custom rules read of it)",
                RuleDocument.Direction.INBOUND,
                sourceByConnector.get(rule.connector()),
                requireNonNull(rule.sourceType()),
                requireNonNull(type(rule, true)),
                RuleDocument.LinkType.JOIN,
                LAST_CUSTOM,
                parts.scope(),
                List.of(),
                parts.flows()));
    }

    private @Nullable RuleRefusal refusal(SyncRule rule, boolean inbound) {
        if (rule.disabled()) {
            return RuleRefusal.because(RefusedRule.DISABLED);
        }
        if (rule.precedence() == null || rule.precedence() < 0 || rule.precedence() > LAST_CUSTOM) {
            return RuleRefusal.because(RefusedRule.PRECEDENCE);
        }
        if (rule.id() == null) {
            return RuleRefusal.because(RefusedRule.NO_IDENTIFIER);
        }
        if (!inbound && !"outbound".equalsIgnoreCase(rule.direction())) {
            return new RuleRefusal(RefusedRule.DIRECTION, Details.of("direction", rule.direction()));
        }
        if (link(rule.linkType()) == null) {
            return new RuleRefusal(RefusedRule.LINK_TYPE, Details.of("link", rule.linkType()));
        }
        if (inbound ? !sourceByConnector.containsKey(rule.connector()) : !cloudConnectors.contains(rule.connector())) {
            return elsewhere(rule, inbound);
        }
        if (connectedType(rule, inbound) == null) {
            return RuleRefusal.because(RefusedRule.NO_TYPE);
        }
        if (type(rule, inbound) == null) {
            return RuleRefusal.ofType(connectedType(rule, inbound), metaverseType(rule, inbound));
        }
        boolean halfJoin = rule.joins().stream()
                .flatMap(List::stream)
                .anyMatch(join -> join.connectorAttribute() == null || join.metaverseAttribute() == null);
        return halfJoin ? RuleRefusal.because(RefusedRule.HALF_JOIN) : null;
    }

    private RuleRefusal elsewhere(SyncRule rule, boolean inbound) {
        if (!inbound) {
            return RuleRefusal.ofWritingBack(rule, sourceByConnector.get(rule.connector()));
        }
        return cloudConnectors.contains(rule.connector())
                ? RuleRefusal.ofReadingTheCloud(rule)
                : RuleRefusal.because(RefusedRule.OTHER_SOURCE);
    }

    private static @Nullable String connectedType(SyncRule rule, boolean inbound) {
        return inbound ? rule.sourceType() : rule.targetType();
    }

    private static @Nullable String metaverseType(SyncRule rule, boolean inbound) {
        return inbound ? rule.targetType() : rule.sourceType();
    }

    private static @Nullable String type(SyncRule rule, boolean inbound) {
        String connected = connectedType(rule, inbound);
        return inbound || !ONLY_IN_DIRECTORIES.equalsIgnoreCase(connected)
                ? MetaverseNames.type(connected, metaverseType(rule, inbound))
                : null;
    }

    private RuleDocument document(SyncRule rule, boolean inbound, RuleParts parts) {
        return new RuleDocument(
                "migrated." + rule.id(),
                rule.name() == null ? "" : rule.name(),
                inbound ? RuleDocument.Direction.INBOUND : RuleDocument.Direction.OUTBOUND,
                inbound ? sourceByConnector.get(rule.connector()) : null,
                requireNonNull(inbound ? rule.sourceType() : type(rule, false)),
                requireNonNull(type(rule, inbound)),
                requireNonNull(link(rule.linkType())),
                requireNonNull(rule.precedence()),
                parts.scope(),
                inbound ? joins(rule) : List.of(),
                parts.flows());
    }

    private static List<JoinGroup> joins(SyncRule rule) {
        return rule.joins().stream()
                .filter(group -> !group.isEmpty())
                .map(group -> new JoinGroup(group.stream()
                        .map(c -> new JoinCondition(
                                requireNonNull(c.connectorAttribute()),
                                MetaverseNames.attribute(requireNonNull(c.metaverseAttribute())),
                                Boolean.TRUE.equals(c.caseSensitive())))
                        .toList()))
                .toList();
    }

    /** A rule that names none joins. */
    private static RuleDocument.@Nullable LinkType link(@Nullable String type) {
        return switch (type == null ? "join" : type.toLowerCase(Locale.ROOT)) {
            case "join" -> RuleDocument.LinkType.JOIN;
            case "provision" -> RuleDocument.LinkType.PROVISION;
            case "stickyjoin" -> RuleDocument.LinkType.STICKY_JOIN;
            default -> null;
        };
    }
}
