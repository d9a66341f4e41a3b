package io.isthmus.analyzer.reading;

import io.isthmus.analyzer.facts.ExportLocation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The elements right inside another one, in their order. Whoever is found by its name counts as asked for. */
record Children(List<Element> all) {

    private static final Children NONE = new Children(List.of());

    static Children of(List<Element> elements) {
        return elements.isEmpty() ? NONE : new Children(List.copyOf(elements));
    }

    Stream<Element> named(String name) {
        return found(child -> child.name().equals(name));
    }

    Stream<Element> namedInAnyCase(String name) {
        return found(child -> child.name().equalsIgnoreCase(name));
    }

    /** The first of that name in any case whose text is not empty. */
    Optional<Element> filled(String name) {
        Optional<Element> first = Optional.empty();
        for (Element child : all) {
            if (child.name().equalsIgnoreCase(name)) {
                child.ask();
                if (first.isEmpty() && !child.text().isEmpty()) {
                    first = Optional.of(child);
                }
            }
        }
        return first;
    }

    /** Each asked for. */
    List<Element> each() {
        all.forEach(Element::ask);
        return all;
    }

    private Stream<Element> found(Predicate<Element> wanted) {
        List<Element> found = new ArrayList<>(2);
        for (Element child : all) {
            if (wanted.test(child)) {
                child.ask();
                found.add(child);
            }
        }
        return found.stream();
    }

    /** @return whether one of these names stands here, or deeper */
    boolean collect(Set<String> names, List<Element> found) {
        boolean here = false;
        for (Element child : all) {
            here |= child.collect(names, found);
        }
        return here;
    }

    /** Where the first of each name stands. */
    Map<String, ExportLocation> places() {
        Map<String, ExportLocation> places = new HashMap<>();
        all.forEach(child -> places.putIfAbsent(child.name(), child.evidence()));
        return places;
    }
}
