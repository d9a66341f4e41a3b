package io.isthmus.analyzer.advice;

import static java.util.Objects.requireNonNull;

import io.isthmus.analyzer.inventory.ExportFacts;
import io.isthmus.analyzer.inventory.ExportFacts.ConnectorFacts;
import io.isthmus.analyzer.inventory.ExportFacts.PartitionFacts;
import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.analysis.AnalysisResult.Product;
import io.isthmus.contracts.analysis.Finding;
import io.isthmus.contracts.settings.SettingsDocument;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What advice looks at. What is absent is unknown, never no.
 *
 * @param forests Active Directory sources
 * @param objects as counted or given
 * @param facts what the export says besides, if that was kept
 * @param on the date for which the advice is asked
 */
public record InstallationFacts(
        Product.@Nullable Kind product,
        @Nullable Integer forests,
        @Nullable Long objects,
        @Nullable Boolean passwordHashSync,
        @Nullable Boolean exchangeHybrid,
        @Nullable Boolean otherSources,
        @Nullable Boolean customisedRules,
        @Nullable Boolean remoteDatabase,
        @Nullable ExportFacts facts,
        LocalDate on) {

    private static final Set<String> CUSTOMISED =
            Set.of("CUSTOM_RULE", "STANDARD_RULE_CHANGED", "STANDARD_RULE_DISABLED", "ATTRIBUTE_FILTER");

    /** Of an installation that does not exist yet: nothing but what is told of it is known. */
    public static InstallationFacts planned(
            @Nullable Integer forests, @Nullable Long objects, @Nullable Boolean passwordHashSync, LocalDate on) {
        return new InstallationFacts(null, forests, objects, passwordHashSync, null, null, null, null, null, on);
    }

    /** @param done an analysis with a result */
    public static InstallationFacts of(AnalysisResult done, @Nullable ExportFacts facts, LocalDate on) {
        Set<String> codes = done.findings().stream().map(Finding::code).collect(Collectors.toSet());
        SettingsDocument settings = requireNonNull(done.settings());
        return new InstallationFacts(
                requireNonNull(done.product()).kind(),
                settings.sources().size(),
                requireNonNull(done.objects()).count(),
                settings.features().passwordHashSync(),
                settings.features().exchangeHybrid(),
                codes.contains("UNSUPPORTED_CONNECTOR"),
                codes.stream().anyMatch(CUSTOMISED::contains),
                codes.contains("DATABASE_UNKNOWN") ? null : Boolean.valueOf(codes.contains("DATABASE_FULL_SQL_SERVER")),
                facts,
                on);
    }

    /** One of the global settings, where the export has it. */
    <T> @Nullable T global(Function<ExportFacts.GlobalFacts, @Nullable T> setting) {
        return facts == null || facts.globals() == null ? null : setting.apply(facts.globals());
    }

    /** Whether a source is read with another account than the {@code MSOL_} one that the old tools create. */
    @Nullable
    Boolean otherAccount() {
        if (facts == null) {
            return null;
        }
        List<String> accounts =
                sources(facts).stream().map(c -> c.configuration().account()).toList();
        if (accounts.isEmpty() || accounts.stream().anyMatch(Objects::isNull)) {
            return null;
        }
        return !accounts.stream().map(a -> a.substring(a.lastIndexOf('\\') + 1)).allMatch(InstallationFacts::created);
    }

    /** Whether somebody wrote a synchronization rule. */
    @Nullable
    Boolean customRules() {
        return facts == null || facts.rules() == null
                ? null
                : Boolean.valueOf(
                        facts.rules().stream().anyMatch(rule -> rule.state().equals("CUSTOM")));
    }

    /** Whether a source is filtered by a group; not told by formats that do not tell connectors. */
    @Nullable
    Boolean groupFilter() {
        if (facts == null) {
            return null;
        }
        List<ConnectorFacts> sources = sources(facts);
        if (sources.stream().anyMatch(c -> c.configuration().groupFilter() != null)) {
            return true;
        }
        boolean told = sources.stream()
                .allMatch(c -> c.configuration().attributeFlows().flows() != null);
        return told ? Boolean.FALSE : null;
    }

    /** Whether some partition includes more containers than that; the partition's own root is none. */
    @Nullable
    Boolean moreContainersThan(int limit) {
        return facts == null
                ? null
                : Boolean.valueOf(sources(facts).stream()
                        .flatMap(c -> c.partitions().stream())
                        .filter(PartitionFacts::selected)
                        .anyMatch(p -> p.inclusions().stream()
                                        .filter(dn -> !dn.equalsIgnoreCase(p.dn()))
                                        .count()
                                > limit));
    }

    private static List<ConnectorFacts> sources(ExportFacts facts) {
        return facts.connectors().stream()
                .filter(c -> c.kind().equals("ACTIVE_DIRECTORY"))
                .toList();
    }

    private static boolean created(String account) {
        return account.regionMatches(true, 0, "MSOL_", 0, "MSOL_".length());
    }
}
