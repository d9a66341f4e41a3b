package io.isthmus.analyzer.json;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.isthmus.analyzer.facts.Unreadable;
import io.isthmus.analyzer.facts.UnreadableExport;
import io.isthmus.analyzer.reading.DocumentReader;
import io.isthmus.analyzer.reading.Element;
import io.isthmus.analyzer.reading.HeldMemory;
import io.isthmus.analyzer.reading.ReadingLimits;
import io.isthmus.analyzer.words.Details;
import io.isthmus.analyzer.xml.Decoding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.util.function.Consumer;

/** Reads one JSON document as a stream and hands the parts a reader asked for to it, one by one. */
public final class LegacyJson {

    private final ReadingLimits limits;
    private final HeldMemory held;
    private final JsonFactory factory;

    /** @param held of the whole upload */
    public LegacyJson(ReadingLimits limits, HeldMemory held) {
        this.limits = limits;
        this.held = held;
        this.factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.depth())
                        .maxStringLength(limits.textLength())
                        .maxNameLength(Math.min(limits.textLength(), 10_000))
                        .maxNumberLength(1_000)
                        .build())
                .build();
    }

    /** @return whether the document has any of the parts the reader asks for */
    public boolean read(String file, InputStream bytes, DocumentReader reader) throws UnreadableExport, IOException {
        return walked(
                file,
                bytes,
                reader,
                (parser, walk) -> parser.currentToken() == JsonToken.START_OBJECT && walk.object(reader));
    }

    /** A list of objects, or one of them by itself; the reader asks for them by that name. */
    public void readItems(String name, String file, InputStream bytes, DocumentReader reader)
            throws UnreadableExport, IOException {
        Consumer<Element> taker = requireNonNull(reader.units().get(name));
        walked(file, bytes, reader, (parser, walk) -> {
            walk.items(name, unit -> reader.give(unit, taker));
            return true;
        });
    }

    private interface Way {
        boolean go(JsonParser parser, JsonWalk walk) throws UnreadableExport, IOException;
    }

    private boolean walked(String file, InputStream bytes, DocumentReader reader, Way way)
            throws UnreadableExport, IOException {
        try (JsonParser parser = factory.createParser(Decoding.reader(bytes))) {
            parser.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
            JsonToken first = parser.nextToken();
            if (first != JsonToken.START_OBJECT && first != JsonToken.START_ARRAY) {
                return false;
            }
            boolean found = way.go(parser, new JsonWalk(file, parser, limits, held));
            if (first == JsonToken.START_ARRAY && !found) {
                return false;
            }
            if (parser.nextToken() != null) {
                throw new JsonParseException(parser, "something follows the document");
            }
            reader.end().run();
            return found;
        } catch (StreamConstraintsException limit) {
            throw limit(file, limit);
        } catch (JsonProcessingException broken) {
            throw new UnreadableExport(Unreadable.MALFORMED_JSON, where(file, broken));
        } catch (CharacterCodingException broken) {
            throw new UnreadableExport(Unreadable.BYTES_OF_NO_ENCODING, file);
        }
    }

    private UnreadableExport limit(String file, StreamConstraintsException limit) {
        boolean deep =
                limit.getOriginalMessage() != null && limit.getOriginalMessage().contains("nesting depth");
        return new UnreadableExport(
                deep ? Unreadable.VALUES_TOO_DEEP : Unreadable.VALUE_TOO_LONG,
                where(file, limit),
                Details.of("limit", limits.depth()));
    }

    private static String where(String file, JsonProcessingException fault) {
        return fault.getLocation() == null
                ? file
                : file + " (line " + fault.getLocation().getLineNr() + ")";
    }
}
