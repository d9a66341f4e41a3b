package io.isthmus.analyzer.readiness;

import java.util.List;
import java.util.Locale;

/**
 * What a check knows beside the objects.
 *
 * @param verifiedDomains in lower case, the preferred first; empty when nobody said, and then no domain is called unverified
 * @param anchorAttribute whose values become source anchors; {@code null} for the kind's own, which always serves
 */
public record CheckScope(TopLevelDomains topLevelDomains, List<String> verifiedDomains, String anchorAttribute) {

    public CheckScope {
        verifiedDomains = verifiedDomains == null
                ? List.of()
                : verifiedDomains.stream()
                        .map(d -> d.strip().toLowerCase(Locale.ROOT))
                        .filter(d -> !d.isEmpty())
                        .toList();
    }

    boolean verified(String domain) {
        return verifiedDomains.contains(domain.toLowerCase(Locale.ROOT));
    }

    String preferredDomain() {
        return verifiedDomains.isEmpty() ? null : verifiedDomains.getFirst();
    }
}
