package io.isthmus.analyzer.xml;

import io.isthmus.analyzer.facts.ExportLocation;
import io.isthmus.analyzer.facts.UnreadableExport;
import io.isthmus.analyzer.facts.UnreadableExport.Code;
import io.isthmus.analyzer.reading.DocumentReader;
import io.isthmus.analyzer.reading.Element;
import io.isthmus.analyzer.reading.HeldMemory;
import io.isthmus.analyzer.reading.Patterns;
import io.isthmus.analyzer.reading.ReadingLimits;
import io.isthmus.analyzer.reading.Unread;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** One walk over one document. Enters what leads to a unit, gathers units, skips everything else. */
final class DocumentWalk {

    private final String file;
    private final XMLStreamReader parser;
    private final ReadingLimits limits;
    private final HeldMemory held;
    private final DifferentNames different;
    private final Deque<Entered> entered = new ArrayDeque<>();
    private final List<String> names = new ArrayList<>();
    private int depth;
    private int units;
    private int unitElements;

    DocumentWalk(String file, XMLStreamReader parser, ReadingLimits limits, HeldMemory held) {
        this.file = file;
        this.parser = parser;
        this.limits = limits;
        this.held = held;
        this.different = new DifferentNames(file);
    }

    Optional<String> walk(LegacyXml.Router router) throws XMLStreamException, UnreadableExport {
        toRoot();
        String root = parser.getLocalName();
        Entered top = new Entered(attributes(), evidence("/" + root));
        names.add(root);
        depth = 1;
        Optional<DocumentReader> reader = router.readerFor(root, top.attributes(), top.evidence());
        if (reader.isEmpty()) {
            return Optional.empty();
        }
        Patterns patterns = new Patterns(reader.get().units());
        Consumer<Element> taker = patterns.taker(names);
        if (taker != null) {
            takeUnit(taker, Entered.around(Map.of(), evidence(""), root), reader.get());
        } else {
            enter(top, reader.get());
            descend(patterns, reader.get());
        }
        toEnd();
        reader.get().end().run();
        return Optional.of(root);
    }

    private int next() throws XMLStreamException, UnreadableExport {
        int event = parser.next();
        if (event == XMLStreamConstants.PROCESSING_INSTRUCTION) {
            different.met(parser.getPITarget(), parser);
        }
        return event;
    }

    private void toRoot() throws XMLStreamException, UnreadableExport {
        while (parser.getEventType() != XMLStreamConstants.START_ELEMENT) {
            if (!parser.hasNext()) {
                throw new XMLStreamException("the document has no element");
            }
            next();
        }
    }

    private void toEnd() throws XMLStreamException, UnreadableExport {
        while (parser.hasNext()) {
            next();
        }
    }

    private void descend(Patterns patterns, DocumentReader reader) throws XMLStreamException, UnreadableExport {
        while (!entered.isEmpty()) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> meet(patterns, reader);
                case XMLStreamConstants.END_ELEMENT -> {
                    Entered left = entered.pop();
                    if (left.siblings().isEmpty() && !patterns.spellsOut(names)) {
                        reader.unread().left(left.evidence(), "");
                    }
                    names.removeLast();
                    depth--;
                }
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

    private void textBetween(DocumentReader reader) {
        if (!parser.isWhiteSpace()) {
            reader.unread().left(entered.element().evidence(), Unread.TEXT);
        }
    }

    private void meet(Patterns patterns, DocumentReader reader) throws XMLStreamException, UnreadableExport {
        String name = parser.getLocalName();
        names.add(name);
        deeper();
        Consumer<Element> taker = patterns.taker(names);
        if (taker != null) {
            takeUnit(taker, entered.element(), reader);
            names.removeLast();
        } else if (patterns.leadsOn(names)) {
            held.begin();
            weigh(name.length());
            held.keep();
            enter(new Entered(attributes(), evidence(entered.element().childPath(name))), reader);
        } else {
            pass(name, entered.element(), reader);
            names.removeLast();
        }
    }

    private void takeUnit(Consumer<Element> taker, Entered parent, DocumentReader reader)
            throws XMLStreamException, UnreadableExport {
        if (++units > limits.units()) {
            throw tooMany("units", limits.units(), "isthmus.analyzer.limits.units");
        }
        unitElements = 0;
        held.begin();
        Element unit = gather(parent, reader);
        if (!reader.passing().contains(unit.name())) {
            held.keep();
        }
        reader.give(unit, taker);
    }

    /** Gathers the element the parser stands on, to its end tag. Recursion is bounded by the depth limit. */
    private Element gather(Entered parent, DocumentReader reader) throws XMLStreamException, UnreadableExport {
        if (++unitElements > limits.unitElements()) {
            throw tooMany("elements inside one part", limits.unitElements(), "isthmus.analyzer.limits.unit-elements");
        }
        String name = parser.getLocalName();
        Entered here = new Entered(attributes(), evidence(parent.childPath(name)));
        StringBuilder text = new StringBuilder();
        List<Element> children = new ArrayList<>(2);
        while (true) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    deeper();
                    if (reader.pruned().contains(parser.getLocalName())) {
                        pass(parser.getLocalName(), here, reader);
                    } else {
                        children.add(gather(here, reader));
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> append(text);
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    weigh(here, text);
                    return new Element(
                            name,
                            here.attributes(),
                            text.toString().strip(),
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

    private void weigh(Entered element, StringBuilder text) throws UnreadableExport {
        long characters = text.length();
        for (String value : element.attributes().values()) {
            characters += value.length();
        }
        weigh(characters);
    }

    private void weigh(long characters) throws UnreadableExport {
        if (!held.fits(characters)) {
            throw tooMany("bytes in the parts that are kept", held.limit(), "isthmus.analyzer.limits.held-bytes");
        }
    }

    private void append(StringBuilder text) throws UnreadableExport {
        if (text.length() + parser.getTextLength() > limits.textLength()) {
            throw new UnreadableExport(
                    Code.TEXT_TOO_LONG,
                    file + " (line " + parser.getLocation().getLineNumber() + ")",
                    "the text of one element is longer than " + limits.textLength() + " characters",
                    "Check that the file is an unchanged export; if it is, raise isthmus.analyzer.limits.text-length.");
        }
        text.append(parser.getTextCharacters(), parser.getTextStart(), parser.getTextLength());
    }

    /** Nobody reads it; of many of one name in one element the first is told. */
    private void pass(String name, Entered parent, DocumentReader reader) throws XMLStreamException, UnreadableExport {
        if (parent.told().add(name)) {
            reader.unread().left(evidence(parent.childPath(name)), "");
        }
        skip();
    }

    /** Passes over the element the parser stands on, to its end tag. */
    private void skip() throws XMLStreamException, UnreadableExport {
        int outside = depth - 1;
        while (depth > outside) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> deeper();
                case XMLStreamConstants.END_ELEMENT -> depth--;
                default -> {
                    /* skipped */
                }
            }
        }
    }

    private void deeper() throws UnreadableExport {
        if (++depth > limits.depth()) {
            throw new UnreadableExport(
                    Code.TOO_DEEP,
                    file + " (line " + parser.getLocation().getLineNumber() + ")",
                    "elements are nested deeper than " + limits.depth(),
                    "Upload an unchanged export of the old tool; none nests that deep.");
        }
        different.met(parser);
    }

    private UnreadableExport tooMany(String what, long limit, String setting) {
        return new UnreadableExport(
                Code.TOO_MANY_ELEMENTS,
                file + " (line " + parser.getLocation().getLineNumber() + ")",
                "there are more than " + limit + " " + what,
                "If the file is an unchanged export, raise " + setting + " and upload it again.");
    }

    private Map<String, String> attributes() {
        int count = parser.getAttributeCount();
        if (count == 0) {
            return Map.of();
        }
        Map<String, String> attributes = LinkedHashMap.newLinkedHashMap(count);
        for (int i = 0; i < count; i++) {
            attributes.put(parser.getAttributeLocalName(i), parser.getAttributeValue(i));
        }
        return attributes;
    }

    private ExportLocation evidence(String path) {
        return new ExportLocation(file, path, parser.getLocation().getLineNumber());
    }
}
