package io.isthmus.directories.names;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads any name by RFC 4514 into its normal form, or says where it is none. */
final class RdnReader {

    /** The types that RFC 4514, section 3, asks every reader to know by name and by number. */
    private static final Map<String, String> NAME_BY_NUMBER = Map.of(
            "2.5.4.3", "cn",
            "2.5.4.6", "c",
            "2.5.4.7", "l",
            "2.5.4.8", "st",
            "2.5.4.9", "street",
            "2.5.4.10", "o",
            "2.5.4.11", "ou",
            "0.9.2342.19200300.100.1.1", "uid",
            "0.9.2342.19200300.100.1.25", "dc");

    private static final String NUMBER = "oid.";

    private RdnReader() {}

    /** @throws MalformedName with the position */
    static List<String> rdns(String text) {
        Span whole = Span.of(text).stripped();
        if (whole.isEmpty()) {
            return List.of();
        }
        List<String> rdns = new ArrayList<>();
        whole.cut(",;").forEach(rdn -> rdns.add(rdn(rdn)));
        return rdns;
    }

    private static String rdn(Span rdn) {
        String plain = PlainName.normalized(rdn.toString());
        if (plain != null) {
            return plain;
        }
        List<Span> parts = rdn.cut("+");
        return parts.size() == 1
                ? part(parts.getFirst())
                : String.join("+", parts.stream().map(RdnReader::part).sorted().toList());
    }

    private static String part(Span spelled) {
        Span part = spelled.stripped();
        int equals = part.indexOf('=');
        if (equals < 0) {
            throw malformed(part, part.to(), "expected type=value");
        }
        Span value = part.between(equals + 1, part.to()).stripped();
        return type(part.between(part.from(), equals).stripped()) + '=' + value(value);
    }

    private static String type(Span type) {
        if (type.isEmpty()) {
            throw malformed(type, type.from(), "expected a type before '='");
        }
        for (int at = type.from(); at < type.to(); at++) {
            char c = type.text().charAt(at);
            if (!(Character.isLetterOrDigit(c) || c == '-' || c == '.' || c == '_')) {
                throw malformed(type, at, "a type holds no '" + c + "'");
            }
        }
        String name = type.toString().toLowerCase(Locale.ROOT);
        String number = name.startsWith(NUMBER) ? name.substring(NUMBER.length()) : name;
        return NAME_BY_NUMBER.getOrDefault(number, number);
    }

    private static String value(Span value) {
        if (EncodedValue.is(value)) {
            return EncodedValue.normalForm(value);
        }
        return ValueText.normalForm(ValueText.unescaped(unquoted(value), false));
    }

    private static Span unquoted(Span value) {
        int opening = value.quote(value.from());
        if (opening > value.from()) {
            throw malformed(value, opening, "quote inside a value");
        }
        Span inside = value;
        if (opening == value.from()) {
            int closing = value.quote(opening + 1);
            if (closing != value.to() - 1) {
                throw closing < 0
                        ? malformed(value, value.to(), "missing closing quote")
                        : malformed(value, closing + 1, "text after a quoted value");
            }
            inside = value.between(opening + 1, closing);
        }
        if (!inside.isEmpty() && inside.isEscaped(inside.to())) {
            throw malformed(inside, inside.to(), "nothing after the escape");
        }
        return inside;
    }

    static MalformedName malformed(Span span, int position, String reason) {
        return new MalformedName(span.text(), position, reason);
    }
}
