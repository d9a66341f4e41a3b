package io.isthmus.contracts.messages;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.messages.Reading.Refused;
import io.isthmus.contracts.messages.Reading.Understood;
import io.isthmus.contracts.messages.Refusal.Code;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The messages of one topic. Reading is total: any bytes come to a message or to a named refusal, never to an exception.
 *
 * <p>Thread-safe.
 */
public final class Contract<T extends Message> {

    /** No writer of ours sends more: all of them are bounded by the request size that Kafka's producer has by default. */
    public static final int MAXIMUM_BYTES = 1024 * 1024;

    private final ObjectReader reader;
    private final Set<String> types;
    private final boolean versioned;
    private final Set<Integer> versions;

    /** Of a topic whose messages say their version. */
    public static <T extends Message> Contract<T> versioned(Class<T> type, Integer... versions) {
        return new Contract<>(type, true, versions);
    }

    /** Of a topic whose messages carry no version as long as it is 1. */
    public static <T extends Message> Contract<T> unversioned(Class<T> type) {
        return new Contract<>(type, false, 1);
    }

    private Contract(Class<T> type, boolean versioned, Integer... versions) {
        this.reader = WireFormat.mapper().readerFor(type).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        JsonSubTypes names = type.getAnnotation(JsonSubTypes.class);
        this.types = names == null
                ? Set.of()
                : Arrays.stream(names.value())
                        .map(JsonSubTypes.Type::name)
                        .collect(Collectors.toCollection(TreeSet::new));
        this.versioned = versioned;
        this.versions = new TreeSet<>(Set.of(versions));
    }

    /** @param value none for a tombstone */
    public Reading<T> read(@Nullable String key, int partition, byte @Nullable [] value) {
        if (value == null) {
            return new Refused<>(Refusal.of(Code.NO_VALUE));
        }
        if (value.length > MAXIMUM_BYTES) {
            return new Refused<>(Refusal.unlike(Code.TOO_LARGE, value.length, MAXIMUM_BYTES));
        }
        try {
            Refusal refusal = envelope(Envelope.of(value, !types.isEmpty()));
            return refusal == null ? checked(reader.readValue(value), key, partition) : new Refused<>(refusal);
        } catch (JsonProcessingException e) {
            return new Refused<>(unreadable(e));
        } catch (IOException | RuntimeException | StackOverflowError e) {
            return new Refused<>(Refusal.invalid(e.getClass().getSimpleName()));
        }
    }

    /** None when type and version are known. */
    private @Nullable Refusal envelope(Envelope envelope) {
        if (!envelope.object()) {
            return Refusal.of(Code.NOT_AN_OBJECT);
        }
        Integer version = envelope.version();
        if (envelope.versionGiven() && version == null) {
            return Refusal.invalid("version");
        }
        if (versioned && !envelope.versionGiven()) {
            return Refusal.missing("version");
        }
        if (version != null && !versions.contains(version)) {
            return unknownVersion(version);
        }
        if (!types.isEmpty() && envelope.type() == null) {
            return Refusal.missing("type");
        }
        return types.isEmpty() || types.contains(envelope.type())
                ? null
                : Refusal.unlike(Code.UNKNOWN_TYPE, envelope.type(), String.join(", ", types));
    }

    private Refusal unknownVersion(int version) {
        return Refusal.unlike(
                Code.UNKNOWN_VERSION,
                version,
                versions.stream().map(String::valueOf).collect(Collectors.joining(", ")));
    }

    private Reading<T> checked(T message, @Nullable String key, int partition) {
        if (!versions.contains(message.version())) {
            return new Refused<>(unknownVersion(message.version())); // a field given twice: the last one counts
        }
        var incomplete = message.completeness().refusal();
        if (incomplete.isPresent()) {
            return new Refused<>(incomplete.get());
        }
        String own = message.key();
        if (own != null && !own.equals(key)) {
            return new Refused<>(Refusal.unlike(Code.KEY_MISMATCH, key, own));
        }
        return message.belongsOn(partition)
                ? new Understood<>(message)
                : new Refused<>(Refusal.unlike(Code.PARTITION_MISMATCH, partition, own));
    }

    private static Refusal unreadable(JsonProcessingException fault) {
        if (fault instanceof InvalidTypeIdException unknown) {
            return unknown.getTypeId() == null
                    ? Refusal.missing("type")
                    : Refusal.unlike(Code.UNKNOWN_TYPE, unknown.getTypeId(), "what " + field(unknown) + " may be");
        }
        if (fault instanceof StreamReadException || fault.getCause() instanceof StreamReadException) {
            return Refusal.of(Code.NOT_JSON);
        }
        return Refusal.invalid(fault instanceof JsonMappingException mapping ? field(mapping) : "content");
    }

    private static String field(JsonMappingException fault) {
        String path = fault.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
        return path.isEmpty() ? "content" : path;
    }
}
