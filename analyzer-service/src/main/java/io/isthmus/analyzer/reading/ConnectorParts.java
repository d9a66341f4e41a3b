package io.isthmus.analyzer.reading;

import io.isthmus.analyzer.facts.Connector.Condition;
import io.isthmus.analyzer.facts.Connector.Extension;
import io.isthmus.analyzer.facts.Connector.FilterSet;
import io.isthmus.analyzer.facts.Connector.Partition;
import io.isthmus.analyzer.facts.Connector.RunProfile;
import io.isthmus.analyzer.facts.Connector.ScriptedPart;
import io.isthmus.analyzer.facts.Connector.StepLimit;
import io.isthmus.analyzer.facts.ExportLocation;
import io.isthmus.analyzer.facts.Places;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The parts of a connector, each from its own element. */
final class ConnectorParts {

    private static final String SCRIPTED = "scripted";

    private final SecretRedaction secrets;

    ConnectorParts(SecretRedaction secrets) {
        this.secrets = secrets;
    }

    Partition partition(Element partition) {
        Optional<Element> filter = partition.child("filter");
        return new Partition(
                Guids.guid(partition.textAt("id")),
                partition.textAt("name"),
                Boolean.TRUE.equals(partition.parsedAt(TextFormat.FLAG, "selected")),
                domain(partition),
                texts(filter, "containers", "inclusions", "inclusion"),
                texts(filter, "containers", "exclusions", "exclusion"),
                filter.flatMap(f -> f.child("object-classes"))
                        .map(c -> c.texts("object-class"))
                        .orElse(List.of()),
                parameter(partition, "Domain.Netbios"),
                new Places(partition.evidence(), placesOf(filter)));
    }

    private static Map<String, ExportLocation> placesOf(Optional<Element> filter) {
        Map<String, ExportLocation> places = new HashMap<>();
        filter.ifPresent(f -> {
            places.put("filter", f.evidence());
            f.places().parts().forEach((name, place) -> places.put("filter/" + name, place));
        });
        return places;
    }

    /** The parameters of a partition are those of its domain: DNS, LDAP and short name. */
    private static @Nullable String parameter(Element partition, String name) {
        return partition.child("parameter-values").stream()
                .flatMap(values -> values.all("parameter"))
                .filter(parameter -> name.equalsIgnoreCase(parameter.attribute("name")))
                .map(Element::text)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Boolean domain(Element partition) {
        return partition
                .child("custom-data")
                .flatMap(data -> data.children().stream()
                        .flatMap(part -> part.all("is-domain"))
                        .findFirst())
                .map(e -> e.parsed(TextFormat.FLAG))
                .orElse(null);
    }

    private static List<String> texts(Optional<Element> filter, String outer, String list, String item) {
        return filter.flatMap(f -> f.at(outer, list))
                .map(found -> found.texts(item))
                .orElse(List.of());
    }

    FilterSet filterSet(Element set, Consumer<ScriptedPart> scripted) {
        String type = set.attribute("cd-object-type");
        boolean byScript = isScripted(set);
        if (byScript) {
            scripted.accept(new ScriptedPart(ScriptedPart.Kind.FILTER, type, set.evidence()));
        }
        return new FilterSet(
                type,
                byScript,
                set.all("filter-alternative")
                        .map(a -> a.all("condition").map(this::condition).toList())
                        .toList(),
                set.evidence());
    }

    private Condition condition(Element condition) {
        String attribute = condition.attribute("cd-attribute");
        return new Condition(
                attribute,
                condition.attribute("operator"),
                secrets.flowing(condition.textAt("value"), attribute, condition.evidence()));
    }

    /** Both the criterion's mapping and the choice among several candidates can be a program. */
    Stream<ScriptedPart> scriptedJoins(Element profile) {
        String type = profile.attribute("cd-object-type");
        return profile.anywhere("scripted-mapping", "resolution").stream()
                .filter(e -> e.name().equals("scripted-mapping") || isScripted(e))
                .map(e -> new ScriptedPart(ScriptedPart.Kind.JOIN, type, e.evidence()));
    }

    Optional<ScriptedPart> scriptedProjection(Element mapping) {
        return scripted(mapping, ScriptedPart.Kind.PROJECTION, mapping.attribute("cd-object-type"));
    }

    Optional<ScriptedPart> scriptedCleanup(Element cleanup) {
        return scripted(cleanup, ScriptedPart.Kind.DELETION, null);
    }

    static Optional<ScriptedPart> scripted(Element element, ScriptedPart.Kind kind, @Nullable String what) {
        return isScripted(element) ? Optional.of(new ScriptedPart(kind, what, element.evidence())) : Optional.empty();
    }

    Optional<Extension> extension(Element element, String fileElement, Extension.Place place) {
        return element.child(fileElement)
                .filter(file -> !file.text().isEmpty())
                .map(file -> new Extension(place, file.text(), file.evidence()));
    }

    RunProfile runProfile(Element configuration) {
        return new RunProfile(
                configuration.textAt("name"),
                RunSteps.of(configuration),
                configuration.anywhere("threshold").stream()
                        .flatMap(ConnectorParts::limits)
                        .toList(),
                configuration.evidence());
    }

    /** Nought stands for no limit. */
    private static Stream<StepLimit> limits(Element threshold) {
        return Stream.of(StepLimit.Of.values())
                .flatMap(of -> threshold.child(of.element()).stream()
                        .filter(limit -> limit.text().matches("[1-9]\\d{0,8}"))
                        .map(limit -> new StepLimit(of, Integer.parseInt(limit.text()), limit.evidence())));
    }

    private static boolean isScripted(Element element) {
        return SCRIPTED.equalsIgnoreCase(element.attribute("type"));
    }
}
