package io.isthmus.analyzer.reading;

import io.isthmus.analyzer.facts.ExportLocation;
import io.isthmus.analyzer.facts.GlobalSettings;
import io.isthmus.analyzer.facts.LegacyExport.Database;
import io.isthmus.analyzer.facts.LegacyFlowValue;
import io.isthmus.analyzer.facts.Places;
import io.isthmus.analyzer.facts.PlainValue;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Reads what an administrator printed on the old server, beside or instead of its export. */
final class PrintedReaders {

    private static final String FAMILY = "Microsoft.";

    private PrintedReaders() {}

    static DocumentReader settings(SecretRedaction secrets, ExportLocation root, Consumer<GlobalSettings> done) {
        Map<String, String> parameters = new HashMap<>();
        Map<String, ExportLocation> places = new HashMap<>();
        Consumer<Element> parameter = element -> {
            String name = element.attribute("name");
            LegacyFlowValue value = name == null ? null : secrets.parameter(element, name);
            if (name != null && (value == null || value instanceof PlainValue)) {
                parameters.put(name, value == null ? "" : value.shown());
                places.put(name, element.evidence());
            }
        };
        return new DocumentReader(
                Map.of("parameter", parameter),
                Set.of(),
                () -> done.accept(new GlobalSettings(parameters, new Places(root, places))));
    }

    /** Of JSON: the parameters inside one object, or each by itself. Bookkeeping beside them has no family. */
    static DocumentReader jsonSettings(
            String unit, SecretRedaction secrets, ExportLocation root, Consumer<GlobalSettings> done) {
        Map<String, String> parameters = new HashMap<>();
        Map<String, ExportLocation> places = new HashMap<>();
        Consumer<Element> settings =
                element -> Stream.concat(NamedValues.of(element, "Parameters"), NamedValues.in(element))
                        .filter(named -> named.name().startsWith(FAMILY))
                        .forEach(named -> {
                            if (secrets.parameter(named.name(), named.text(), null, false, named.evidence())
                                    instanceof PlainValue) {
                                parameters.put(named.name(), named.text());
                                places.put(named.name(), named.evidence());
                            }
                        });
        return new DocumentReader(
                Map.of(unit, settings),
                Set.of(),
                () -> done.accept(new GlobalSettings(parameters, new Places(root, places))));
    }

    static DocumentReader registry(Consumer<Database> done) {
        return new DocumentReader(
                Map.of(
                        "database",
                        element -> done.accept(new Database(
                                element.textAt("server"),
                                element.textAt("instance"),
                                element.textAt("name"),
                                element.evidence()))),
                Set.of(),
                () -> {});
    }
}
