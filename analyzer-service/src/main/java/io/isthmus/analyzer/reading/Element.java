package io.isthmus.analyzer.reading;

import io.isthmus.analyzer.facts.ExportLocation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a document that a reader asked for, with everything inside it. Names are local names, without prefix.
 *
 * @param text the element's own text, stripped; empty if there is none
 * @param parentAttributes of the element around it
 */
public record Element(
        String name,
        Map<String, String> attributes,
        String text,
        List<Element> children,
        Map<String, String> parentAttributes,
        ExportLocation evidence) {

    /** The first child of that name. */
    public Optional<Element> child(String childName) {
        return children.stream().filter(c -> c.name.equals(childName)).findFirst();
    }

    public Stream<Element> all(String childName) {
        return children.stream().filter(c -> c.name.equals(childName));
    }

    /** Follows the first child of each name. */
    public Optional<Element> at(String... names) {
        Optional<Element> here = Optional.of(this);
        for (String next : names) {
            here = here.flatMap(e -> e.child(next));
        }
        return here;
    }

    /** Text at the end of the path, if there is any. */
    public @Nullable String textAt(String... names) {
        return at(names).map(Element::text).filter(t -> !t.isEmpty()).orElse(null);
    }

    /** The texts of all children of that name, the empty ones left out. */
    public List<String> texts(String childName) {
        return all(childName).map(Element::text).filter(t -> !t.isEmpty()).toList();
    }

    /** An attribute, if it is there and not empty. */
    public @Nullable String attribute(String attributeName) {
        String value = attributes.get(attributeName);
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** This element and everything inside. */
    public Stream<Element> descend() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(Element::descend));
    }

    /** {@code 1}/{@code true} or {@code 0}/{@code false}; anything else is neither. */
    public static @Nullable Boolean flag(@Nullable String text) {
        return switch (text == null ? "" : text.strip().toLowerCase(java.util.Locale.ROOT)) {
            case "1", "true", "-1" -> true;
            case "0", "false" -> false;
            default -> null;
        };
    }
}
