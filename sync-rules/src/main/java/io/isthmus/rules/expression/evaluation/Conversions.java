package io.isthmus.rules.expression.evaluation;

import io.isthmus.rules.value.Value;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalLong;

/** How a value of one kind is taken as another. A directory delivers nearly everything as text. */
public final class Conversions {

    private Conversions() {}

    public static OptionalLong asNumber(Value value) {
        return switch (value) {
            case Value.Number number -> OptionalLong.of(number.value());
            case Value.Bool bool -> OptionalLong.of(bool.value() ? 1 : 0);
            case Value.Text text -> parse(text.value());
            case Value.Binary binary -> littleEndian(binary.bytes());
            case Value.Reference reference -> OptionalLong.empty();
            case Value.Moment moment -> OptionalLong.empty();
        };
    }

    static long number(Value value, int position) {
        return asNumber(value)
                .orElseThrow(() -> new EvaluationException(position, describe(value) + " is no whole number"));
    }

    private static OptionalLong parse(String text) {
        String trimmed = text.strip();
        if (trimmed.isEmpty() || trimmed.length() > 20) {
            return OptionalLong.empty();
        }
        int digits = trimmed.charAt(0) == '-' || trimmed.charAt(0) == '+' ? 1 : 0;
        for (int i = digits; i < trimmed.length(); i++) {
            if (trimmed.charAt(i) < '0' || trimmed.charAt(i) > '9') {
                return OptionalLong.empty();
            }
        }
        try {
            return OptionalLong.of(Long.parseLong(trimmed));
        } catch (NumberFormatException tooBigOrNoDigits) {
            return OptionalLong.empty();
        }
    }

    private static OptionalLong littleEndian(byte[] bytes) {
        if (bytes.length == 0 || bytes.length > Long.BYTES) {
            return OptionalLong.empty();
        }
        long number = 0;
        for (int i = bytes.length - 1; i >= 0; i--) {
            number = number << 8 | bytes[i] & 0xFF;
        }
        return OptionalLong.of(number);
    }

    static Optional<Boolean> asTruth(Value value) {
        if (value instanceof Value.Bool bool) {
            return Optional.of(bool.value());
        }
        if (value instanceof Value.Text text) {
            if (text.value().equalsIgnoreCase("true")) {
                return Optional.of(true);
            }
            if (text.value().equalsIgnoreCase("false") || text.value().isEmpty()) {
                return Optional.of(false);
            }
        }
        OptionalLong number = asNumber(value);
        return number.isPresent() ? Optional.of(number.getAsLong() != 0) : Optional.empty();
    }

    public static boolean truth(Value value, int position) {
        return asTruth(value)
                .orElseThrow(() -> new EvaluationException(position, describe(value) + " is neither True nor False"));
    }

    /** The truth of a condition: NULL is false, several values are true when one of them is. */
    public static boolean anyTrue(FlowValue condition, int position) {
        for (Value each : condition.list()) {
            if (truth(each, position)) {
                return true;
            }
        }
        return false;
    }

    public static Optional<Instant> asMoment(Value value) {
        return switch (value) {
            case Value.Moment moment -> Optional.of(moment.at());
            case Value.Text text -> Dates.parse(text.value());
            case Value.Number number -> Optional.empty();
            case Value.Bool bool -> Optional.empty();
            case Value.Binary binary -> Optional.empty();
            case Value.Reference reference -> Optional.empty();
        };
    }

    static Instant moment(Value value, int position) {
        return asMoment(value).orElseThrow(() -> new EvaluationException(position, describe(value) + " is no date"));
    }

    /** Text is taken as Base64, which is how certificates arrive that a schema calls text. */
    static byte[] binary(Value value, int position) {
        return switch (value) {
            case Value.Binary binary -> binary.bytes();
            case Value.Text text -> base64(text.value(), position);
            case Value.Number number -> throw notBinary(value, position);
            case Value.Bool bool -> throw notBinary(value, position);
            case Value.Reference reference -> throw notBinary(value, position);
            case Value.Moment moment -> throw notBinary(value, position);
        };
    }

    public static byte[] base64(String text, int position) {
        try {
            return Base64.getMimeDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            throw new EvaluationException(position, "\"" + shorten(text) + "\" is no Base64");
        }
    }

    private static EvaluationException notBinary(Value value, int position) {
        return new EvaluationException(position, describe(value) + " is not binary");
    }

    static String describe(Value value) {
        return switch (value) {
            case Value.Binary binary -> "a binary value of " + binary.bytes().length + " bytes";
            default -> "\"" + shorten(value.print()) + "\"";
        };
    }

    private static String shorten(String text) {
        return text.length() <= 60 ? text : text.substring(0, 57) + "…";
    }
}
