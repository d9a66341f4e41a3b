package io.isthmus.analyzer.reading;

import io.isthmus.analyzer.facts.ExportLocation;
import io.isthmus.analyzer.facts.Places;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a document that a reader asked for, with everything inside it. Names are local names, without prefix. It remembers
 * what it was asked for, so that the rest of it, which nobody reads, can be told: see {@link #left}.
 */
public final class Element {

    /** The element around it. */
    public record Parent(Map<String, String> attributes, ExportLocation evidence) {}

    private final String name;
    private final Map<String, String> attributes;
    private final String text;
    private final List<Element> children;
    private final Parent parent;
    private final ExportLocation evidence;
    private Set<String> askedAttributes = Set.of();
    private boolean asked;
    private boolean askedText;

    /** @param text the element's own text, stripped; empty if there is none */
    public Element(
            String name,
            Map<String, String> attributes,
            String text,
            List<Element> children,
            Parent parent,
            ExportLocation evidence) {
        this.name = name;
        this.attributes = attributes;
        this.text = text;
        this.children = List.copyOf(children);
        this.parent = parent;
        this.evidence = evidence;
    }

    public String name() {
        return name;
    }

    public ExportLocation evidence() {
        return evidence;
    }

    public Parent parent() {
        return parent;
    }

    /** The element's own text, stripped; empty if there is none. */
    public String text() {
        askedText = true;
        return text;
    }

    /** The first child of that name. */
    public Optional<Element> child(String childName) {
        return all(childName).findFirst();
    }

    public Stream<Element> all(String childName) {
        List<Element> found = new ArrayList<>(2);
        for (Element child : children) {
            if (child.name.equals(childName)) {
                child.asked = true;
                found.add(child);
            }
        }
        return found.stream();
    }

    /** The children of that name in any case. */
    Stream<Element> allNamed(String childName) {
        List<Element> found = new ArrayList<>(2);
        for (Element child : children) {
            if (child.name.equalsIgnoreCase(childName)) {
                child.asked = true;
                found.add(child);
            }
        }
        return found.stream();
    }

    /** All children, each asked for. */
    public List<Element> children() {
        children.forEach(child -> child.asked = true);
        return children;
    }

    /** The first child whose name is one of these in any case, and whose text is not empty. */
    public Optional<Element> filled(String childName) {
        Optional<Element> first = Optional.empty();
        for (Element child : children) {
            if (child.name.equalsIgnoreCase(childName)) {
                child.asked = true;
                if (first.isEmpty() && !child.text().isEmpty()) {
                    first = Optional.of(child);
                }
            }
        }
        return first;
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

    /** What the element itself says. A text that cannot mean such a thing counts as unread, so that it is told. */
    <T> @Nullable T parsed(TextFormat<T> format) {
        T meant = format.parse(text);
        askedText |= meant != null;
        return meant;
    }

    /** What the element at the end of the path says. */
    <T> @Nullable T parsedAt(TextFormat<T> format, String... names) {
        return at(names).map(found -> found.parsed(format)).orElse(null);
    }

    /** What the first child of that name in any case says that says such a thing. */
    <T> @Nullable T parsedNamed(TextFormat<T> format, String childName) {
        return allNamed(childName)
                .flatMap(child -> Stream.ofNullable(child.parsed(format)))
                .findFirst()
                .orElse(null);
    }

    /** What an attribute says; one that cannot mean such a thing counts as unread, so that it is told. */
    <T> @Nullable T parsedAttribute(TextFormat<T> format, String attributeName) {
        String value = attributes.getOrDefault(attributeName, "");
        T meant = format.parse(value);
        if (meant != null || value.isBlank()) {
            ask(attributeName);
        }
        return meant;
    }

    /** The texts of all children of that name, the empty ones left out. */
    public List<String> texts(String childName) {
        return all(childName).map(Element::text).filter(t -> !t.isEmpty()).toList();
    }

    /** An attribute, if it is there and not empty. */
    public @Nullable String attribute(String attributeName) {
        ask(attributeName);
        String value = attributes.get(attributeName);
        return value == null || value.isBlank() ? null : value.strip();
    }

    private void ask(String attributeName) {
        if (askedAttributes.isEmpty()) {
            askedAttributes = new HashSet<>();
        }
        askedAttributes.add(attributeName);
    }

    /** This element and everything inside, wherever it stands; to look at it is not to read it. */
    public Stream<Element> descend() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(Element::descend));
    }

    /** Whether it holds no other element. */
    public boolean leaf() {
        return children.isEmpty();
    }

    /** Every element of one of these names at any depth. What leads there is asked for, too. */
    public List<Element> anywhere(String... names) {
        List<Element> found = new ArrayList<>();
        collect(Set.of(names), found);
        return found;
    }

    private boolean collect(Set<String> names, List<Element> found) {
        boolean here = names.contains(name);
        if (here) {
            found.add(this);
        }
        for (Element child : children) {
            here |= child.collect(names, found);
        }
        asked |= here;
        return here;
    }

    /** Tells everything inside that nobody has asked for. */
    void left(Unread unread) {
        for (String attribute : attributes.keySet()) {
            if (!askedAttributes.contains(attribute)) {
                unread.left(evidence, Unread.ATTRIBUTE + attribute);
            }
        }
        if (!askedText && !text.isEmpty()) {
            unread.left(evidence, Unread.TEXT);
        }
        for (Element child : children) {
            if (child.asked) {
                child.left(unread);
            } else {
                unread.left(child.evidence, "");
            }
        }
    }

    /** Its place, and those of its direct children. */
    Places places() {
        Map<String, ExportLocation> parts = new HashMap<>();
        children.forEach(child -> parts.putIfAbsent(child.name, child.evidence));
        return new Places(evidence, parts);
    }
}
