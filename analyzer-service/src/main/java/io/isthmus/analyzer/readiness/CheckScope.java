package io.isthmus.analyzer.readiness;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a check knows beside the objects.
 *
 * @param verifiedDomains in lower case, the preferred first; empty when nobody said, and then no domain is called unverified
 * @param anchorAttribute whose values become source anchors; without one the kind's own, which always serves
 */
public record CheckScope(
        TopLevelDomains topLevelDomains,
        List<String> verifiedDomains,
        @Nullable String anchorAttribute) {

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

    @Nullable
    String preferredDomain() {
        return verifiedDomains.isEmpty() ? null : verifiedDomains.getFirst();
    }
}
