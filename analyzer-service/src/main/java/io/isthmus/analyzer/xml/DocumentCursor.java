package io.isthmus.analyzer.xml;

import io.isthmus.analyzer.facts.ExportLocation;
import io.isthmus.analyzer.facts.Unreadable;
import io.isthmus.analyzer.facts.UnreadableExport;
import io.isthmus.analyzer.reading.DocumentReader;
import io.isthmus.analyzer.reading.ReadingLimits;
import io.isthmus.analyzer.words.Details;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Where a walk stands in its document, within the limits. */
final class DocumentCursor {

    private final String file;
    private final XMLStreamReader parser;
    private final ReadingLimits limits;
    private final DifferentNames different;
    private int depth;

    DocumentCursor(String file, XMLStreamReader parser, ReadingLimits limits) {
        this.file = file;
        this.parser = parser;
        this.limits = limits;
        this.different = new DifferentNames(file);
    }

    String name() {
        return parser.getLocalName();
    }

    boolean whiteSpace() {
        return parser.isWhiteSpace();
    }

    int next() throws XMLStreamException, UnreadableExport {
        int event = parser.next();
        if (event == XMLStreamConstants.PROCESSING_INSTRUCTION) {
            different.met(parser.getPITarget(), parser);
        }
        return event;
    }

    void toRoot() throws XMLStreamException, UnreadableExport {
        while (parser.getEventType() != XMLStreamConstants.START_ELEMENT) {
            if (!parser.hasNext()) {
                throw new XMLStreamException("the document has no element");
            }
            next();
        }
        depth = 1;
    }

    void toEnd() throws XMLStreamException, UnreadableExport {
        while (parser.hasNext()) {
            next();
        }
    }

    void deeper() throws UnreadableExport {
        if (++depth > limits.depth()) {
            throw new UnreadableExport(Unreadable.ELEMENTS_TOO_DEEP, place(), Details.of("limit", limits.depth()));
        }
        different.met(parser);
    }

    void higher() {
        depth--;
    }

    /** Nobody reads it; of many of one name in one element the first is told. */
    void pass(String name, Entered parent, DocumentReader reader) throws XMLStreamException, UnreadableExport {
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
                case XMLStreamConstants.END_ELEMENT -> higher();
                default -> {
                    /* skipped */
                }
            }
        }
    }

    void append(StringBuilder text) throws UnreadableExport {
        if (text.length() + parser.getTextLength() > limits.textLength()) {
            throw new UnreadableExport(
                    Unreadable.TEXT_OF_ELEMENT_TOO_LONG, place(), Details.of("limit", limits.textLength()));
        }
        text.append(parser.getTextCharacters(), parser.getTextStart(), parser.getTextLength());
    }

    Map<String, String> attributes() {
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

    ExportLocation evidence(String path) {
        return new ExportLocation(file, path, parser.getLocation().getLineNumber());
    }

    UnreadableExport tooMany(Unreadable why, long limit) {
        return new UnreadableExport(why, place(), Details.of("limit", limit));
    }

    private String place() {
        return file + " (line " + parser.getLocation().getLineNumber() + ")";
    }
}
