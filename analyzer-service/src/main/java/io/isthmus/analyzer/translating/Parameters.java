package io.isthmus.analyzer.translating;

import io.isthmus.analyzer.facts.Connector;
import io.isthmus.analyzer.facts.Connector.Partition;
import io.isthmus.directories.names.SpelledName;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What {@code %Name%} stands for in a rule of one connector. The engine derives some from each object where they stand in
 * expressions; in scope values, and the others everywhere, they are replaced once and for all.
 *
 * <pre>
 * parameter                     | scope value                          | expression
 * Connector.ID, Connector.Name  | name of the source                   | derived
 * Domain.FQDN, Domain.LDAP      | of the only domain, else not known   | derived
 * Forest.FQDN, Forest.LDAP      | of the connector's forest            | as literal
 * Forest.Netbios                | as the connector says                | as literal
 * Domain.Netbios                | of the only domain, else not known   | as literal, or a choice by Domain.FQDN
 * others                        | not known                            | not known
 * </pre>
 */
final class Parameters {

    private static final Pattern PARAMETER = Pattern.compile("%([A-Za-z][A-Za-z0-9_.]*)%");
    private static final Pattern LITERAL_OR_PARAMETER = Pattern.compile("\"[^\"]*\"|%([A-Za-z][A-Za-z0-9_.]*)%");
    private static final List<String> DERIVED = List.of("connector.id", "connector.name", "domain.fqdn", "domain.ldap");

    private final Map<String, String> known = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, String> inExpressions = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, String> sourceByConnector;

    private Parameters(Map<String, String> sourceByConnector) {
        this.sourceByConnector = new HashMap<>(sourceByConnector);
    }

    /** @param source the connector of an inbound rule; outbound rules know none */
    static Parameters of(@Nullable Connector source, Map<String, String> sourceByConnector) {
        Parameters parameters = new Parameters(sourceByConnector);
        if (source == null) {
            return parameters;
        }
        parameters.known.put("Connector.ID", sourceByConnector.get(source.id()));
        parameters.known.put("Connector.Name", sourceByConnector.get(source.id()));
        if (source.forest() != null) {
            parameters.known.put("Forest.FQDN", source.forest());
            parameters.known.put("Forest.LDAP", "DC=" + source.forest().replace(".", ",DC="));
        }
        source.configuration()
                .map(told -> told.connection().forestNetbios())
                .ifPresent(name -> parameters.known.put("Forest.Netbios", name));
        List<Partition> domains =
                source.partitions().stream().filter(Sources::carried).toList();
        parameters.shortNames(domains);
        if (domains.size() == 1) {
            String dn = Objects.requireNonNull(domains.getFirst().dn());
            parameters.known.put("Domain.FQDN", SpelledName.of(dn).domain());
            parameters.known.put("Domain.LDAP", SpelledName.of(dn).domainPart());
        }
        return parameters;
    }

    /** Several domains have several short names; which one it is shows by the DNS name of the object's domain. */
    private void shortNames(List<Partition> domains) {
        if (domains.isEmpty() || domains.stream().anyMatch(domain -> domain.netbios() == null)) {
            return;
        }
        if (domains.size() == 1) {
            known.put(
                    "Domain.Netbios", Objects.requireNonNull(domains.getFirst().netbios()));
            return;
        }
        inExpressions.put(
                "Domain.Netbios",
                domains.stream()
                        .map(domain -> "LCase(%Domain.FQDN%) = \""
                                + SpelledName.of(Objects.requireNonNull(domain.dn()))
                                        .domain()
                                        .toLowerCase(Locale.ROOT)
                                + "\", \""
                                + domain.netbios() + "\"")
                        .collect(Collectors.joining(", ", "Switch(", ")")));
    }

    /** The first parameter of a scope value that nothing is known of. */
    Optional<String> unknownInValue(@Nullable String value) {
        return unknown(PARAMETER, value, false);
    }

    /** The same for an expression. */
    Optional<String> unknownInExpression(String text) {
        return unknown(LITERAL_OR_PARAMETER, text, true);
    }

    private Optional<String> unknown(Pattern pattern, @Nullable String text, boolean derived) {
        if (text == null) {
            return Optional.empty();
        }
        Matcher found = pattern.matcher(text);
        while (found.find()) {
            String name = found.group(1);
            if (name != null
                    && !known.containsKey(name)
                    && !(derived && inExpressions.containsKey(name))
                    && !(derived && DERIVED.contains(name.toLowerCase(Locale.ROOT)))) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    /** A scope value with what its parameters stand for; the identifier of a connector becomes the name of its source. */
    @Nullable
    String inValue(@Nullable String value) {
        if (value == null) {
            return null;
        }
        String id = value.strip().replaceAll("^\\{|}$", "").toLowerCase(Locale.ROOT);
        if (sourceByConnector.containsKey(id)) {
            return sourceByConnector.get(id);
        }
        Matcher found = PARAMETER.matcher(value);
        return found.replaceAll(match -> Matcher.quoteReplacement(known.getOrDefault(match.group(1), match.group())));
    }

    /** An expression in which what the engine cannot derive is a literal; what stands in quotes stays. */
    String inExpression(String text) {
        Matcher found = LITERAL_OR_PARAMETER.matcher(text);
        return found.replaceAll(match -> {
            String name = match.group(1);
            if (name == null || DERIVED.contains(name.toLowerCase(Locale.ROOT))) {
                return Matcher.quoteReplacement(match.group());
            }
            String choice = inExpressions.getOrDefault(name, match.group());
            return Matcher.quoteReplacement(known.containsKey(name) ? "\"" + known.get(name) + "\"" : choice);
        });
    }
}
