package io.isthmus.contracts.messages;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Why something on a topic is not taken in.
 *
 * @param attributes by name: which field, which version; each at most 200 characters, without control characters, and never
 *     a value of the message but its key, type and version
 */
public record Refusal(Code code, Map<String, String> attributes) {

    public static final String FIELD = "field";
    public static final String FOUND = "found";
    public static final String KNOWN = "known";

    private static final int MAXIMUM_LENGTH = 200;

    public Refusal {
        Map<String, String> clean = new TreeMap<>();
        attributes.forEach((name, value) -> clean.put(name, clean(value)));
        attributes = Map.copyOf(clean);
    }

    /** The named reasons. */
    public enum Code {
        /** a tombstone: nobody writes one */
        NO_VALUE,
        /** more bytes than any message has */
        TOO_LARGE,
        NOT_JSON,
        /** JSON, such as {@code null} or a number, but no object */
        NOT_AN_OBJECT,
        UNKNOWN_TYPE,
        UNKNOWN_VERSION,
        FIELD_MISSING,
        FIELD_INVALID,
        /** it does not belong under the key, or on the partition, that it has */
        KEY_MISMATCH,
        PARTITION_MISMATCH,
        /** a whole message whose content the service's storage refuses, whenever it is asked */
        NOT_STORABLE
    }

    public static Refusal of(Code code) {
        return new Refusal(code, Map.of());
    }

    public static Refusal missing(String field) {
        return new Refusal(Code.FIELD_MISSING, Map.of(FIELD, field));
    }

    public static Refusal invalid(String field) {
        return new Refusal(Code.FIELD_INVALID, Map.of(FIELD, field));
    }

    public static Refusal unlike(Code code, @Nullable Object found, @Nullable Object known) {
        return new Refusal(code, Map.of(FOUND, String.valueOf(found), KNOWN, String.valueOf(known)));
    }

    /** In words, as the predicate of a sentence about the message. */
    public String sentence() {
        String found = attributes.get(FOUND);
        String known = attributes.get(KNOWN);
        return switch (code) {
            case NO_VALUE -> "it has no value";
            case TOO_LARGE -> "it has " + found + " bytes, a message has at most " + known;
            case NOT_JSON -> "it is not JSON";
            case NOT_AN_OBJECT -> "it is no JSON object";
            case UNKNOWN_TYPE -> "its type is '" + found + "', known are " + known;
            case UNKNOWN_VERSION -> "its version is " + found + ", known is " + known;
            case FIELD_MISSING -> "it has no " + attributes.get(FIELD);
            case FIELD_INVALID -> "its " + attributes.get(FIELD) + " cannot be understood";
            case KEY_MISMATCH -> "its key is '" + found + "', its content belongs under '" + known + "'";
            case PARTITION_MISMATCH -> "it is on partition " + found + " and does not belong there";
            case NOT_STORABLE -> "its content cannot be stored" + (found == null ? "" : " (" + found + ")");
        };
    }

    private static String clean(String value) {
        String cut = value.length() > MAXIMUM_LENGTH ? value.substring(0, MAXIMUM_LENGTH - 1) + "…" : value;
        return cut.replaceAll("\\p{Cntrl}", "?");
    }
}
