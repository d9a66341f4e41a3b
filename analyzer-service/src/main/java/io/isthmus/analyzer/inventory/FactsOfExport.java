package io.isthmus.analyzer.inventory;

import io.isthmus.analyzer.facts.Connector;
import io.isthmus.analyzer.facts.LegacyExport;
import io.isthmus.analyzer.facts.Metaverse;
import io.isthmus.analyzer.facts.SyncRule;
import io.isthmus.analyzer.inventory.ExportFacts.DatabaseFacts;
import io.isthmus.analyzer.inventory.ExportFacts.MetaverseFacts;
import io.isthmus.analyzer.inventory.RuleFacts.RuleOrigin;
import io.isthmus.analyzer.inventory.RuleFacts.RuleText;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Brings what was read into the form in which it is shown. Values that were secrets show as redacted. */
public final class FactsOfExport {

    /** Of one list; more would be no reading matter. */
    private static final int MOST = 10_000;

    private final ConnectorInventory connectors;
    private final Function<SyncRule, String> stateOfRule;

    /**
     * @param requiredAttributes in lower case
     * @param stateOfRule one of the states of {@link RuleFacts}
     */
    public FactsOfExport(List<String> requiredAttributes, Function<SyncRule, String> stateOfRule) {
        this.connectors = new ConnectorInventory(requiredAttributes);
        this.stateOfRule = stateOfRule;
    }

    /** @param passwordHashSync as the settings have it */
    public ExportFacts of(LegacyExport export, @Nullable Boolean passwordHashSync) {
        return new ExportFacts(
                export.shapes().stream().map(Enum::name).toList(),
                forests(export),
                bounded(export.connectors().stream().map(c -> connectors.of(c, export))),
                export.metaverse() == null ? null : metaverse(export.metaverse()),
                export.globals() == null ? null : GlobalInventory.of(export.globals()),
                export.rules() == null ? null : bounded(export.rules().stream().map(this::rule)),
                bounded(AttributePaths.of(export).stream()),
                passwordHashSync,
                export.database() == null
                        ? null
                        : new DatabaseFacts(
                                export.database().server(),
                                export.database().instance(),
                                export.database().name()));
    }

    private static @Nullable List<String> forests(LegacyExport export) {
        List<String> named = export.connectorsOf(Connector.Kind.ACTIVE_DIRECTORY).stream()
                .map(Connector::forest)
                .toList();
        return named.contains(null) ? null : named.stream().distinct().toList();
    }

    private static MetaverseFacts metaverse(Metaverse metaverse) {
        return new MetaverseFacts(
                metaverse.provisioning(),
                ConnectorInventory.flows(metaverse.flows()),
                bounded(metaverse.scripted().stream().map(ConnectorInventory::scripted)),
                bounded(metaverse.extensions().stream().map(ConnectorInventory::extension)),
                metaverse.passwordChangeSync(),
                metaverse.schema());
    }

    private RuleFacts rule(SyncRule rule) {
        return new RuleFacts(
                rule.name(),
                rule.immutableTag(),
                stateOfRule.apply(rule),
                rule.disabled(),
                rule.direction(),
                rule.connector(),
                rule.sourceType(),
                rule.targetType(),
                rule.linkType(),
                rule.precedence(),
                new RuleText(
                        RuleWords.scope(rule).stream().map(RuleWords::cut).toList(),
                        RuleWords.joins(rule).stream().map(RuleWords::cut).toList(),
                        bounded(RuleWords.flows(rule).stream().map(RuleWords::cut)),
                        bounded(RuleWords.lines(rule).stream())),
                rule.passwordSync(),
                rule.softDelete(),
                new RuleOrigin(rule.id(), rule.evidence().toString()));
    }

    static <T> List<T> bounded(Stream<T> all) {
        return all.limit(MOST).toList();
    }
}
