package io.isthmus.analyzer.xml;

import io.isthmus.analyzer.facts.ExportLocation;
import io.isthmus.analyzer.facts.Unreadable;
import io.isthmus.analyzer.facts.UnreadableExport;
import io.isthmus.analyzer.reading.DocumentReader;
import io.isthmus.analyzer.reading.HeldMemory;
import io.isthmus.analyzer.reading.ReadingLimits;
import io.isthmus.analyzer.words.Details;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads one XML document as a stream and hands the units a reader asked for to it, one by one. */
public final class LegacyXml {

    /** Chooses how to read a document by its root element. */
    @FunctionalInterface
    public interface Router {
        /** @return empty for a root that is no part of an export */
        Optional<DocumentReader> readerFor(String root, Map<String, String> attributes, ExportLocation evidence);
    }

    private final ReadingLimits limits;
    private final HeldMemory held;
    private final XMLInputFactory factory;

    /** @param held of the whole upload */
    public LegacyXml(ReadingLimits limits, HeldMemory held) {
        this.limits = limits;
        this.held = held;
        this.factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        // the walk counts depth itself; the parser's own limit differs from one Java to the next
        factory.setProperty("jdk.xml.maxElementDepth", "0");
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("external entities are not read");
        });
    }

    /**
     * Reads to the end, so that a truncated document is noticed whatever the reader wanted of it.
     *
     * @return the name of the root element, empty if the router knows no reader for it
     */
    public Optional<String> read(String file, InputStream bytes, Router router) throws UnreadableExport, IOException {
        XMLStreamReader parser = null;
        try {
            parser = factory.createXMLStreamReader(new MarkupGuard(Decoding.reader(bytes), limits.textLength()));
            return new DocumentWalk(file, parser, limits, held).walk(router);
        } catch (XMLStreamException broken) {
            throw named(file, parser, broken);
        } catch (UnsupportedCharsetException unknown) {
            throw new UnreadableExport(Unreadable.UNKNOWN_ENCODING, file);
        } catch (MarkupGuard.RefusedMarkup refused) {
            throw refusal(file, parser, refused);
        } catch (CharacterCodingException broken) {
            throw encoding(file, parser);
        } catch (IOException | UnreadableExport passOn) {
            throw passOn;
        } catch (RuntimeException parserFault) {
            // the JDK's parser answers some garbage with unchecked exceptions
            throw malformed(file, parser, "the parser gave up");
        }
    }

    private UnreadableExport named(String file, @Nullable XMLStreamReader parser, XMLStreamException broken)
            throws IOException {
        for (Throwable cause = broken; cause != null; cause = inside(cause)) {
            if (cause instanceof MarkupGuard.RefusedMarkup refused) {
                return refusal(file, parser, refused);
            }
            if (cause instanceof CharacterCodingException) {
                return encoding(file, parser);
            }
            if (cause instanceof IOException ofTheStream) {
                throw ofTheStream;
            }
        }
        return malformed(file, parser, ParserMessage.withoutLocation(broken));
    }

    /** The parser does not always set the cause of what it wraps. */
    private static @Nullable Throwable inside(Throwable wrapper) {
        Throwable nested = wrapper instanceof XMLStreamException wrapped ? wrapped.getNestedException() : null;
        return nested == null ? wrapper.getCause() : nested;
    }

    private UnreadableExport refusal(String file, @Nullable XMLStreamReader parser, MarkupGuard.RefusedMarkup refused) {
        return switch (refused.kind()) {
            case DOCTYPE -> new UnreadableExport(Unreadable.DOCTYPE_REFUSED, line(file, parser));
            case TEXT_TOO_LONG ->
                new UnreadableExport(
                        Unreadable.MARKUP_TOO_LONG, line(file, parser), Details.of("limit", limits.textLength()));
        };
    }

    private static UnreadableExport encoding(String file, @Nullable XMLStreamReader parser) {
        return new UnreadableExport(Unreadable.BYTES_OF_NO_ENCODING, line(file, parser));
    }

    private static UnreadableExport malformed(String file, @Nullable XMLStreamReader parser, String detail) {
        return new UnreadableExport(Unreadable.MALFORMED_XML, line(file, parser), Details.of("parser", detail));
    }

    private static String line(String file, @Nullable XMLStreamReader parser) {
        int line = 0;
        try {
            line = parser == null ? 0 : parser.getLocation().getLineNumber();
        } catch (RuntimeException noLocation) {
            line = 0;
        }
        return line > 0 ? file + " (line " + line + ")" : file;
    }
}
