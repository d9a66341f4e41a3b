package io.isthmus.directories.names;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A name as it is spelled, from left to right: for rules and for people, who look at parts of it. Anything is accepted: a
 * text that is no name has components without a type. For equality and hierarchy use {@link DistinguishedName}.
 *
 * @param components one at least
 */
public record SpelledName(List<Component> components) {

    /**
     * One relative name.
     *
     * @param raw as written
     * @param type of its first attribute, empty when there is no {@code =}
     * @param value of its first attribute, unescaped; control characters stay escaped ({@code \0A}), because that is how
     *     rules look for conflict objects
     */
    public record Component(String raw, String type, String value) {

        boolean isDomain() {
            return type.equalsIgnoreCase("dc");
        }
    }

    public SpelledName {
        components = List.copyOf(components);
    }

    public static SpelledName of(String text) {
        return new SpelledName(Span.of(text).cut(",;").stream()
                .map(span -> component(span.stripped()))
                .toList());
    }

    private static Component component(Span rdn) {
        Span first = rdn.cut("+").getFirst();
        int equals = first.indexOf('=');
        return equals < 0
                ? new Component(rdn.toString(), "", value(first))
                : new Component(
                        rdn.toString(),
                        first.between(first.from(), equals).toString().strip(),
                        value(first.between(equals + 1, first.to())));
    }

    private static String value(Span spelled) {
        Span value = spelled.stripped();
        boolean quoted = !value.isEmpty() && value.first() == '"' && value.quote(value.from() + 1) == value.to() - 1;
        return ValueText.unescaped(quoted ? value.between(value.from() + 1, value.to() - 1) : value, true);
    }

    /** The leftmost component as written, {@code CN=Joe}. */
    public static String rdn(String text) {
        return Span.of(text).cut(",;").getFirst().stripped().toString();
    }

    /** What stands behind the leftmost component, as written; empty when there is nothing. */
    public static String parent(String text) {
        Span rdn = Span.of(text).cut(",;").getFirst();
        return rdn.to() == text.length() ? "" : text.substring(rdn.to() + 1).strip();
    }

    /** Escapes one attribute value for use in a name (RFC 4514, section 2.4). */
    public static String escape(String value) {
        return ValueText.escaped(value);
    }

    /** The DNS name that the {@code dc} components spell, empty when there are none (RFC 2247). */
    public String domain() {
        return domains().map(Component::value).collect(Collectors.joining("."));
    }

    /** The part of the name that its {@code dc} components form, as written; empty when there are none. */
    public String domainPart() {
        return domains().map(Component::raw).collect(Collectors.joining(","));
    }

    private Stream<Component> domains() {
        return components.stream().filter(Component::isDomain);
    }
}
