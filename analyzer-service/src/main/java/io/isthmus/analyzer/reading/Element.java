package io.isthmus.analyzer.reading;

import io.isthmus.analyzer.facts.ExportLocation;
import io.isthmus.analyzer.facts.Places;
import java.util.ArrayList;
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
    private final AskedAttributes attributes;
    private final String text;
    private final Children children;
    private final Parent parent;
    private final ExportLocation evidence;
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
        this.attributes = AskedAttributes.of(attributes);
        this.text = text;
        this.children = Children.of(children);
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
        return children.named(childName);
    }

    /** The children of that name in any case. */
    Stream<Element> allNamed(String childName) {
        return children.namedInAnyCase(childName);
    }

    /** All children, each asked for. */
    public List<Element> children() {
        return children.each();
    }

    /** The first child whose name is this one in any case, and whose text is not empty. */
    public Optional<Element> filled(String childName) {
        return children.filled(childName);
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
        return attributes.parsed(format, attributeName);
    }

    /** The texts of all children of that name, the empty ones left out. */
    public List<String> texts(String childName) {
        return all(childName).map(Element::text).filter(t -> !t.isEmpty()).toList();
    }

    /** An attribute, if it is there and not empty. */
    public @Nullable String attribute(String attributeName) {
        return attributes.value(attributeName);
    }

    /** This element and everything inside, wherever it stands; to look at it is not to read it. */
    public Stream<Element> descend() {
        return Stream.concat(Stream.of(this), children.all().stream().flatMap(Element::descend));
    }

    /** Whether it holds no other element. */
    public boolean leaf() {
        return children.all().isEmpty();
    }

    /** Every element of one of these names at any depth. What leads there is asked for, too. */
    public List<Element> anywhere(String... names) {
        List<Element> found = new ArrayList<>();
        collect(Set.of(names), found);
        return found;
    }

    boolean collect(Set<String> names, List<Element> found) {
        boolean here = names.contains(name);
        if (here) {
            found.add(this);
        }
        here |= children.collect(names, found);
        asked |= here;
        return here;
    }

    void ask() {
        asked = true;
    }

    /** Tells everything inside that nobody has asked for. */
    void left(Unread unread) {
        attributes.left(attribute -> unread.left(evidence, Unread.ATTRIBUTE + attribute));
        if (!askedText && !text.isEmpty()) {
            unread.left(evidence, Unread.TEXT);
        }
        for (Element child : children.all()) {
            if (child.asked) {
                child.left(unread);
            } else {
                unread.left(child.evidence, "");
            }
        }
    }

    /** Its place, and those of its direct children. */
    Places places() {
        return new Places(evidence, children.places());
    }
}
