package io.isthmus.analyzer.xml;

import io.isthmus.analyzer.facts.UnreadableExport;
import io.isthmus.analyzer.reading.DocumentReader;
import io.isthmus.analyzer.reading.Element;
import io.isthmus.analyzer.reading.HeldMemory;
import io.isthmus.analyzer.reading.Patterns;
import io.isthmus.analyzer.reading.ReadingLimits;
import io.isthmus.analyzer.reading.Unread;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** One walk over one document. Enters what leads to a unit, has units gathered, skips everything else. */
final class DocumentWalk {

    private final DocumentCursor cursor;
    private final UnitGathering units;
    private final Deque<Entered> entered = new ArrayDeque<>();
    private final List<String> names = new ArrayList<>();

    DocumentWalk(String file, XMLStreamReader parser, ReadingLimits limits, HeldMemory held) {
        this.cursor = new DocumentCursor(file, parser, limits);
        this.units = new UnitGathering(cursor, limits, held);
    }

    Optional<String> walk(LegacyXml.Router router) throws XMLStreamException, UnreadableExport {
        cursor.toRoot();
        String root = cursor.name();
        Entered top = new Entered(cursor.attributes(), cursor.evidence("/" + root));
        names.add(root);
        Optional<DocumentReader> reader = router.readerFor(root, top.attributes(), top.evidence());
        if (reader.isEmpty()) {
            return Optional.empty();
        }
        Patterns patterns = new Patterns(reader.get().units());
        Consumer<Element> taker = patterns.taker(names);
        if (taker != null) {
            units.take(taker, Entered.around(Map.of(), cursor.evidence(""), root), reader.get());
        } else {
            enter(top, reader.get());
            descend(patterns, reader.get());
        }
        cursor.toEnd();
        reader.get().end().run();
        return Optional.of(root);
    }

    private void descend(Patterns patterns, DocumentReader reader) throws XMLStreamException, UnreadableExport {
        while (!entered.isEmpty()) {
            switch (cursor.next()) {
                case XMLStreamConstants.START_ELEMENT -> meet(patterns, reader);
                case XMLStreamConstants.END_ELEMENT -> leave(patterns, reader);
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> textBetween(reader);
                default -> {
                    /* comments and instructions say nothing */
                }
            }
        }
    }

    private void enter(Entered element, DocumentReader reader) {
        for (String name : element.attributes().keySet()) {
            reader.unread().left(element.evidence(), Unread.ATTRIBUTE + name);
        }
        entered.push(element);
    }

    private void leave(Patterns patterns, DocumentReader reader) {
        Entered left = entered.pop();
        if (left.siblings().isEmpty() && !patterns.spellsOut(names)) {
            reader.unread().left(left.evidence(), "");
        }
        names.removeLast();
        cursor.higher();
    }

    private void textBetween(DocumentReader reader) {
        if (!cursor.whiteSpace()) {
            reader.unread().left(entered.element().evidence(), Unread.TEXT);
        }
    }

    private void meet(Patterns patterns, DocumentReader reader) throws XMLStreamException, UnreadableExport {
        String name = cursor.name();
        names.add(name);
        cursor.deeper();
        Consumer<Element> taker = patterns.taker(names);
        if (taker != null) {
            units.take(taker, entered.element(), reader);
            names.removeLast();
        } else if (patterns.leadsOn(names)) {
            units.enter(name);
            enter(
                    new Entered(
                            cursor.attributes(),
                            cursor.evidence(entered.element().childPath(name))),
                    reader);
        } else {
            cursor.pass(name, entered.element(), reader);
            names.removeLast();
        }
    }
}
