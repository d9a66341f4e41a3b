package io.isthmus.sync.rules;

import com.fasterxml.jackson.core.type.TypeReference;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.settings.RuleDocument;
import io.isthmus.contracts.settings.SourceKind;
import io.isthmus.contracts.settings.SourceSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The rules that come with Isthmus, by what a source is. Where sources of different kinds meet, each source gets inbound
 * rules of its own kind, named {@code id@source}, because an {@code inetOrgPerson} of Active Directory and one of OpenLDAP
 * flow differently; outbound rules are the same for all.
 */
final class StandardRuleSet {

    private static final String ACTIVE_DIRECTORY = "/io/isthmus/rules/default-rules.json";
    private static final String LDAP = "/io/isthmus/rules/default-rules-ldap.json";

    private final Map<String, List<RuleDocument>> byFile =
            Map.of(ACTIVE_DIRECTORY, read(ACTIVE_DIRECTORY), LDAP, read(LDAP));

    /** Files and rows go by the names that LDAP gives to people and groups. */
    private static String file(SourceKind kind) {
        return switch (kind) {
            case ACTIVE_DIRECTORY -> ACTIVE_DIRECTORY;
            case LDAP, LDIF, CSV, SQL, SCIM -> LDAP;
        };
    }

    private static List<RuleDocument> read(String file) {
        try (InputStream rules = StandardRuleSet.class.getResourceAsStream(file)) {
            return WireFormat.mapper().readValue(rules, new TypeReference<List<RuleDocument>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("the standard rules " + file + " cannot be read", e);
        }
    }

    List<RuleDocument> forSources(List<SourceSettings> sources) {
        Set<String> files = new HashSet<>();
        sources.forEach(source -> files.add(file(source.kind())));
        if (files.size() == 1) {
            return of(sources.getFirst().kind());
        }
        List<RuleDocument> rules = new ArrayList<>();
        for (SourceSettings source : sources) {
            of(source.kind()).stream()
                    .filter(rule -> rule.direction() == RuleDocument.Direction.INBOUND)
                    .map(rule -> of(source, rule))
                    .forEach(rules::add);
        }
        rules.addAll(outbound());
        return rules;
    }

    private List<RuleDocument> of(SourceKind kind) {
        return Objects.requireNonNull(byFile.get(file(kind)));
    }

    /** Active Directory's know all that plain LDAP's know, and more. */
    private List<RuleDocument> outbound() {
        return of(SourceKind.ACTIVE_DIRECTORY).stream()
                .filter(rule -> rule.direction() == RuleDocument.Direction.OUTBOUND)
                .toList();
    }

    private static RuleDocument of(SourceSettings source, RuleDocument rule) {
        return new RuleDocument(
                rule.id() + "@" + source.name(),
                rule.name(),
                rule.direction(),
                source.name(),
                rule.sourceType(),
                rule.targetType(),
                rule.linkType(),
                rule.precedence(),
                rule.scope(),
                rule.joins(),
                rule.flows());
    }
}
