package io.isthmus.analyzer.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.isthmus.analyzer.facts.ExportLocation;
import io.isthmus.analyzer.facts.Unreadable;
import io.isthmus.analyzer.facts.UnreadableExport;
import io.isthmus.analyzer.reading.DocumentReader;
import io.isthmus.analyzer.reading.Element;
import io.isthmus.analyzer.reading.HeldMemory;
import io.isthmus.analyzer.reading.ReadingLimits;
import io.isthmus.analyzer.words.Details;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One walk over one JSON object. Its properties are the units; inside, a property becomes an element, and an array as many
 * elements of that name as it has items.
 */
final class JsonWalk {

    private static final Element.Parent ROOT = new Element.Parent(Map.of(), new ExportLocation("", "", 0));

    private final String file;
    private final JsonParser parser;
    private final ReadingLimits limits;
    private final HeldMemory held;
    private Set<String> pruned = Set.of();
    private int units;
    private int unitElements;

    JsonWalk(String file, JsonParser parser, ReadingLimits limits, HeldMemory held) {
        this.file = file;
        this.parser = parser;
        this.limits = limits;
        this.held = held;
    }

    boolean object(DocumentReader reader) throws IOException, UnreadableExport {
        pruned = reader.pruned();
        return object(reader, "");
    }

    /** @param around path of the object that the parser stands in; empty, or with a slash at its end */
    private boolean object(DocumentReader reader, String around) throws IOException, UnreadableExport {
        boolean found = false;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String path = around + parser.currentName();
            Consumer<Element> taker = reader.units().get(path);
            parser.nextToken();
            if (taker != null) {
                found = true;
                take(path, unit -> reader.give(unit, taker));
            } else if (reader.units().keySet().stream().anyMatch(unit -> unit.startsWith(path + "/"))) {
                found |= inside(reader, path + "/");
            } else {
                reader.unread().left(evidence("/" + path), "");
                parser.skipChildren();
            }
        }
        return found;
    }

    /** An object that leads to units, or a list of such. */
    private boolean inside(DocumentReader reader, String around) throws IOException, UnreadableExport {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            return object(reader, around);
        }
        boolean found = false;
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (parser.currentToken() == JsonToken.START_OBJECT) {
                    found |= object(reader, around);
                } else {
                    parser.skipChildren();
                }
            }
        }
        return found;
    }

    /**
     * The document as a list of units of one name: the items of an array, also of one that a single object keeps as its
     * {@code value}, or the object by itself.
     */
    void items(String name, Consumer<Element> taker) throws IOException, UnreadableExport {
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            take(name, taker);
            return;
        }
        List<Element> children = new ArrayList<>();
        ExportLocation evidence = evidence("/" + name);
        unit();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String child = parser.currentName();
            if (parser.nextToken() == JsonToken.START_ARRAY && child.equals("value")) {
                take(name, taker);
            } else {
                value(child, "/" + name, children);
            }
        }
        held.keep();
        if (children.stream().anyMatch(child -> !child.name().equals("Count"))) {
            taker.accept(new Element(name, Map.of(), "", children, ROOT, evidence));
        }
    }

    private void take(String name, Consumer<Element> taker) throws IOException, UnreadableExport {
        List<Element> taken = new ArrayList<>();
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            for (int i = 1; parser.nextToken() != JsonToken.END_ARRAY; i++) {
                unit();
                Element part = one(name, "/" + name + "[" + i + "]");
                held.keep();
                taker.accept(part);
            }
            return;
        }
        unit();
        value(name, "", taken);
        held.keep();
        taken.forEach(taker);
    }

    private void unit() throws UnreadableExport {
        unitElements = 0;
        held.begin();
        if (++units > limits.units()) {
            throw tooMany(Unreadable.TOO_MANY_PARTS, limits.units());
        }
    }

    /** Adds what the parser stands on; nothing for {@code null}. */
    private void value(String name, String path, List<Element> into) throws IOException, UnreadableExport {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            unlessNull(name, path, into);
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            unlessNull(name, path, into);
        }
    }

    /** A list inside a list stays one: of conditions, it says which belong together. */
    private void unlessNull(String name, String path, List<Element> into) throws IOException, UnreadableExport {
        if (parser.currentToken() != JsonToken.VALUE_NULL) {
            into.add(one(name, path + "/" + name));
        }
    }

    private Element one(String name, String path) throws IOException, UnreadableExport {
        if (++unitElements > limits.unitElements()) {
            throw tooMany(Unreadable.TOO_MANY_IN_A_PART, limits.unitElements());
        }
        ExportLocation evidence = evidence(path);
        List<Element> children = new ArrayList<>();
        String text = "";
        switch (parser.currentToken()) {
            case START_OBJECT -> {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String child = parser.currentName();
                    parser.nextToken();
                    if (pruned.contains(child)) {
                        parser.skipChildren();
                    } else {
                        value(child, path, children);
                    }
                }
            }
            case START_ARRAY -> {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    value("item", path, children);
                }
            }
            case VALUE_NULL -> text = "";
            default -> text = parser.getText();
        }
        if (!held.fits(text.length())) {
            throw tooMany(Unreadable.TOO_MANY_BYTES_KEPT, held.limit());
        }
        return new Element(name, Map.of(), held.shared(text.strip()), children, ROOT, evidence);
    }

    private ExportLocation evidence(String path) {
        return new ExportLocation(
                file, held.shared(path), parser.currentTokenLocation().getLineNr());
    }

    private UnreadableExport tooMany(Unreadable why, long limit) {
        return new UnreadableExport(
                why, file + " (line " + parser.currentLocation().getLineNr() + ")", Details.of("limit", limit));
    }
}
