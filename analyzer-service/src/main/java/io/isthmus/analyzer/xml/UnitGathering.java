package io.isthmus.analyzer.xml;

import io.isthmus.analyzer.facts.Unreadable;
import io.isthmus.analyzer.facts.UnreadableExport;
import io.isthmus.analyzer.reading.DocumentReader;
import io.isthmus.analyzer.reading.Element;
import io.isthmus.analyzer.reading.HeldMemory;
import io.isthmus.analyzer.reading.ReadingLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/** Gathers the elements of one unit after the other, and weighs what they take. */
final class UnitGathering {

    private final DocumentCursor cursor;
    private final ReadingLimits limits;
    private final HeldMemory held;
    private int units;
    private int unitElements;

    UnitGathering(DocumentCursor cursor, ReadingLimits limits, HeldMemory held) {
        this.cursor = cursor;
        this.limits = limits;
        this.held = held;
    }

    /** Gives the element on which the cursor stands to who asked for it. */
    void take(Consumer<Element> taker, Entered parent, DocumentReader reader)
            throws XMLStreamException, UnreadableExport {
        if (++units > limits.units()) {
            throw cursor.tooMany(Unreadable.TOO_MANY_PARTS, limits.units());
        }
        unitElements = 0;
        held.begin();
        Element unit = gather(parent, reader);
        if (!reader.passing().contains(unit.name())) {
            held.keep();
        }
        reader.give(unit, taker);
    }

    /** What leads on to units counts, too: a document may consist of nothing else. */
    void enter(String name) throws UnreadableExport {
        held.begin();
        weigh(name.length());
        held.keep();
    }

    /** To its end tag. Recursion is bounded by the depth limit. */
    private Element gather(Entered parent, DocumentReader reader) throws XMLStreamException, UnreadableExport {
        if (++unitElements > limits.unitElements()) {
            throw cursor.tooMany(Unreadable.TOO_MANY_IN_A_PART, limits.unitElements());
        }
        String name = cursor.name();
        Entered here = new Entered(cursor.attributes(), cursor.evidence(held.shared(parent.childPath(name))));
        StringBuilder text = new StringBuilder();
        List<Element> children = new ArrayList<>(2);
        while (true) {
            switch (cursor.next()) {
                case XMLStreamConstants.START_ELEMENT -> child(here, children, reader);
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    cursor.append(text);
                case XMLStreamConstants.END_ELEMENT -> {
                    cursor.higher();
                    weigh(here, text);
                    return new Element(
                            name,
                            here.attributes(),
                            held.shared(text.toString().strip()),
                            children,
                            new Element.Parent(parent.attributes(), parent.evidence()),
                            here.evidence());
                }
                default -> {
                    /* comments and instructions say nothing */
                }
            }
        }
    }

    private void child(Entered here, List<Element> children, DocumentReader reader)
            throws XMLStreamException, UnreadableExport {
        cursor.deeper();
        if (reader.pruned().contains(cursor.name())) {
            cursor.pass(cursor.name(), here, reader);
        } else {
            children.add(gather(here, reader));
        }
    }

    private void weigh(Entered element, StringBuilder text) throws UnreadableExport {
        long characters = text.length();
        for (String value : element.attributes().values()) {
            characters += value.length();
        }
        weigh(characters);
    }

    private void weigh(long characters) throws UnreadableExport {
        if (!held.fits(characters)) {
            throw cursor.tooMany(Unreadable.TOO_MANY_BYTES_KEPT, held.limit());
        }
    }
}
