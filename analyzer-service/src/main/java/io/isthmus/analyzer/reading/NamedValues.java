package io.isthmus.analyzer.reading;

import io.isthmus.analyzer.facts.ExportLocation;
import java.util.stream.Stream;

/**
 * A list of names and values as PowerShell prints it: objects with {@code Name} and {@code Value}, or one object whose properties are
 * the names.
 */
final class NamedValues {

    /** @param text empty where nothing is set */
    record Named(String name, String text, ExportLocation evidence) {}

    private NamedValues() {}

    /** Those that are kept as the property of that name. */
    static Stream<Named> of(Element around, String property) {
        return around.allNamed(property).flatMap(NamedValues::in);
    }

    /** Those that one object is, or holds. */
    static Stream<Named> in(Element one) {
        return one.filled("Name")
                .map(name -> Stream.of(new Named(
                        name.text(),
                        one.allNamed("Value").map(Element::text).findFirst().orElse(""),
                        one.evidence())))
                .orElseGet(() -> one.children().stream()
                        .filter(Element::leaf)
                        .map(property -> new Named(property.name(), property.text(), property.evidence())));
    }
}
