package io.isthmus.analyzer.reading;

import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What one shape of document is read for. Everything that no pattern names is skipped unread, so memory is bounded by the
 * largest single unit, not by the document.
 *
 * @param units what to do with which elements: a path of names from the root, separated by {@code /}, where {@code *} is
 *     any name
 * @param pruned names that are skipped inside units too (bulk that says nothing: cookies, schema copies)
 * @param passing last names of units that leave next to nothing behind, so that they weigh only while they are read
 * @param unread told of each element, attribute and text that is not read
 * @param end called once, after the last unit of a complete document
 */
public record DocumentReader(
        Map<String, Consumer<Element>> units, Set<String> pruned, Set<String> passing, Unread unread, Runnable end) {

    DocumentReader(Map<String, Consumer<Element>> units, Set<String> pruned, Set<String> passing, Runnable end) {
        this(units, pruned, passing, (element, part) -> {}, end);
    }

    DocumentReader(Map<String, Consumer<Element>> units, Set<String> pruned, Runnable end) {
        this(units, pruned, Set.of(), end);
    }

    /** The same, watched. */
    DocumentReader watched(Unread unreadParts, Runnable lastly) {
        return new DocumentReader(units, pruned, passing, unreadParts, lastly);
    }

    /** Gives a unit to who asked for it, and tells what of it was not asked for. */
    public void give(Element unit, Consumer<Element> taker) {
        taker.accept(unit);
        unit.left(unread);
    }
}
