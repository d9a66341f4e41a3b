package io.isthmus.analyzer.xml;

import io.isthmus.analyzer.facts.Unreadable;
import io.isthmus.analyzer.facts.UnreadableExport;
import io.isthmus.analyzer.words.Details;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLStreamReader;

/** The parser keeps every name it meets until the document ends, so a document must not have endlessly many. */
final class DifferentNames {

    private static final int MOST = 50_000;

    private final String file;
    private final Set<String> names = new HashSet<>();

    DifferentNames(String file) {
        this.file = file;
    }

    /** The names of the element that the parser stands on. */
    void met(XMLStreamReader parser) throws UnreadableExport {
        met(parser.getLocalName(), parser);
        for (int i = 0; i < parser.getAttributeCount(); i++) {
            met(parser.getAttributeLocalName(i), parser);
        }
        for (int i = 0; i < parser.getNamespaceCount(); i++) {
            met(parser.getNamespacePrefix(i), parser);
            met(parser.getNamespaceURI(i), parser);
        }
    }

    void met(String name, XMLStreamReader parser) throws UnreadableExport {
        if (name != null && names.add(name) && names.size() > MOST) {
            throw new UnreadableExport(
                    Unreadable.TOO_MANY_NAMES,
                    file + " (line " + parser.getLocation().getLineNumber() + ")",
                    Details.of("limit", MOST));
        }
    }
}
