package io.isthmus.rules.value;

import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;

/**
 * One value of an attribute. Attributes are lists of values; absence is the empty list, never a value.
 *
 * <p>The kind matters to a few functions only ({@code IsString}, {@code ConvertToBase64}, …); comparisons convert, since
 * a directory delivers numbers and booleans as text.
 */
public sealed interface Value {

    /** The value as it is stored and sent: numbers decimal, booleans lower case, binary Base64, dates ISO 8601. */
    String plain();

    /** The value as the expression language prints it; differs from {@link #plain()} in {@code True} and {@code False}. */
    default String print() {
        return plain();
    }

    Kind kind();

    static Value text(String value) {
        return new Text(value);
    }

    static Value number(long value) {
        return new Number(value);
    }

    static Value bool(boolean value) {
        return value ? Bool.TRUE : Bool.FALSE;
    }

    static Value binary(byte[] bytes) {
        return new Binary(bytes);
    }

    static Value reference(String dn) {
        return new Reference(dn);
    }

    static Value moment(Instant at) {
        return new Moment(at);
    }

    /**
     * The reverse of {@link #kind()} and {@link #plain()}.
     *
     * @throws IllegalArgumentException when {@code plain} is not of that kind
     */
    static Value parse(Kind kind, String plain) {
        return switch (kind) {
            case TEXT -> text(plain);
            case NUMBER -> number(Long.parseLong(plain));
            case BOOLEAN -> bool(Boolean.parseBoolean(plain));
            case BINARY -> binary(Base64.getDecoder().decode(plain));
            case REFERENCE -> reference(plain);
            case MOMENT -> moment(Instant.parse(plain));
        };
    }

    /** For storing a value beside its {@link #plain()} form. */
    enum Kind {
        TEXT,
        NUMBER,
        BOOLEAN,
        BINARY,
        REFERENCE,
        MOMENT
    }

    record Text(String value) implements Value {
        public Text {
            Objects.requireNonNull(value, "value");
        }

        @Override
        public String plain() {
            return value;
        }

        @Override
        public Kind kind() {
            return Kind.TEXT;
        }
    }

    /** 64-bit like the integers of directories; the language has no fractions. */
    record Number(long value) implements Value {
        @Override
        public String plain() {
            return Long.toString(value);
        }

        @Override
        public Kind kind() {
            return Kind.NUMBER;
        }
    }

    record Bool(boolean value) implements Value {
        static final Bool TRUE = new Bool(true);
        static final Bool FALSE = new Bool(false);

        @Override
        public String plain() {
            return Boolean.toString(value);
        }

        @Override
        public String print() {
            return value ? "True" : "False";
        }

        @Override
        public Kind kind() {
            return Kind.BOOLEAN;
        }
    }

    record Binary(byte[] bytes) implements Value {
        public Binary {
            bytes = bytes.clone();
        }

        @Override
        public byte[] bytes() {
            return bytes.clone();
        }

        @Override
        public String plain() {
            return Base64.getEncoder().encodeToString(bytes);
        }

        @Override
        public Kind kind() {
            return Kind.BINARY;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Binary that && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return "Binary[" + bytes.length + " bytes]";
        }
    }

    /** A distinguished name, as the directory wrote it (RFC 4514). */
    record Reference(String dn) implements Value {
        public Reference {
            Objects.requireNonNull(dn, "dn");
        }

        @Override
        public String plain() {
            return dn;
        }

        @Override
        public Kind kind() {
            return Kind.REFERENCE;
        }
    }

    /** A point in time, UTC. */
    record Moment(Instant at) implements Value {
        public Moment {
            Objects.requireNonNull(at, "at");
        }

        @Override
        public String plain() {
            return at.toString();
        }

        @Override
        public Kind kind() {
            return Kind.MOMENT;
        }
    }
}
