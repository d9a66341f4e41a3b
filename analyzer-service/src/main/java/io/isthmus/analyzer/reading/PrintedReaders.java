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

/** Reads what an administrator printed on the old server, beside or instead of its export. */
final class PrintedReaders {

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
