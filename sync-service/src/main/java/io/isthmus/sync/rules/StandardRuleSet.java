package io.isthmus.sync.rules;

import com.fasterxml.jackson.core.type.TypeReference;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.settings.RuleDocument;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.contracts.settings.SourceSettings.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rules that come with Isthmus, by what a source is. Where sources of different kinds meet, each source gets inbound
 * rules of its own kind, named {@code id@source}, because an {@code inetOrgPerson} of Active Directory and one of OpenLDAP
 * flow differently; outbound rules are the same for all.
 */
final class StandardRuleSet {

    private static final Map<Kind, String> FILES = Map.of(
            Kind.ACTIVE_DIRECTORY, "/io/isthmus/rules/default-rules.json",
            Kind.LDAP, "/io/isthmus/rules/default-rules-ldap.json");

    private final Map<Kind, List<RuleDocument>> byKind = new EnumMap<>(Kind.class);

    StandardRuleSet() {
        FILES.forEach((kind, file) -> byKind.put(kind, read(file)));
    }

    private static List<RuleDocument> read(String file) {
        try (InputStream rules = StandardRuleSet.class.getResourceAsStream(file)) {
            return WireFormat.mapper().readValue(rules, new TypeReference<List<RuleDocument>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("the standard rules " + file + " cannot be read", e);
        }
    }

    List<RuleDocument> forSources(List<SourceSettings> sources) {
        Set<Kind> kinds = new HashSet<>();
        sources.forEach(source -> kinds.add(source.kind()));
        if (kinds.size() == 1) {
            return of(kinds.iterator().next());
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

    private List<RuleDocument> of(Kind kind) {
        return byKind.getOrDefault(kind, List.of());
    }

    /** Active Directory's know all that plain LDAP's know, and more. */
    private List<RuleDocument> outbound() {
        return of(Kind.ACTIVE_DIRECTORY).stream()
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
