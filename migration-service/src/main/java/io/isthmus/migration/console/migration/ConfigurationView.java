package io.isthmus.migration.console.migration;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.analysis.AnalysisResult.NotCarriedOver;
import io.isthmus.contracts.migration.Configuration;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.migration.console.Fact;
import io.isthmus.migration.console.InWords;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that is going to be applied, for people.
 *
 * @param facts the most important of it
 * @param document all of it, as JSON
 * @param stepsToCome titles
 */
public record ConfigurationView(
        String digest,
        List<Fact> facts,
        String document,
        List<NotCarriedOver> notCarriedOver,
        List<String> stepsToCome) {

    public static ConfigurationView of(Configuration configuration) {
        return new ConfigurationView(
                configuration.digest(),
                facts(configuration),
                written(configuration),
                configuration.notCarriedOver(),
                configuration.stepsToCome().stream().map(StepWords::title).toList());
    }

    private static List<Fact> facts(Configuration configuration) {
        List<Fact> facts = new ArrayList<>();
        for (SourceSettings source : configuration.settings().sources()) {
            facts.add(Fact.of("Source " + source.name(), source.url() + " as " + source.bindDn()));
            source.partitions().forEach(partition -> facts.add(Fact.of("Naming context", partition.dn())));
        }
        facts.add(Fact.of(
                "Target " + configuration.target(),
                requireNonNull(configuration.settings().checkedTarget().url())));
        facts.add(Fact.of(
                "Objects", configuration.objects() == null ? "not known" : InWords.count(configuration.objects())));
        facts.add(Fact.of(
                "Estimated downtime",
                configuration.estimatedMinutes() == null
                        ? "not known"
                        : InWords.exact(Duration.ofMinutes(Math.max(1, configuration.estimatedMinutes())))));
        return List.copyOf(facts);
    }

    private static String written(Configuration configuration) {
        try {
            return WireFormat.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(configuration.settings());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
