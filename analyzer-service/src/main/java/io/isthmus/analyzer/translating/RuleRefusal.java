package io.isthmus.analyzer.translating;

import io.isthmus.analyzer.facts.SyncRule;
import io.isthmus.analyzer.verdict.LeftoverVariants.RefusedRule;
import io.isthmus.analyzer.words.Details;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Why a custom rule is not carried over; what an administrator can do about it goes with the reason. */
record RuleRefusal(RefusedRule reason, Details details) {

    private static final int MOST_NAMED = 5;

    static RuleRefusal because(RefusedRule reason) {
        return new RuleRefusal(reason, Details.none());
    }

    /** Inbound from the cloud: joins are what matching does; values would have to be read back. */
    static RuleRefusal ofReadingTheCloud(SyncRule rule) {
        return new RuleRefusal(joins(rule) ? RefusedRule.JOINS_CLOUD : RefusedRule.READS_CLOUD, written(rule));
    }

    /** @param source what it writes to, if that is one of our sources */
    static RuleRefusal ofWritingBack(SyncRule rule, @Nullable String source) {
        if (source == null) {
            return because(RefusedRule.OTHER_TARGET);
        }
        return rule.mappings().isEmpty()
                ? new RuleRefusal(RefusedRule.LINKS_ONLY, Details.of("source", source))
                : new RuleRefusal(RefusedRule.WRITES_BACK, written(rule).and("source", source));
    }

    static RuleRefusal ofType(@Nullable String connected, @Nullable String metaverse) {
        RefusedRule reason = switch (String.valueOf(connected).toLowerCase(Locale.ROOT)) {
            case "foreignsecurityprincipal" -> RefusedRule.FOREIGN_PRINCIPAL;
            case "computer", "device", "msds-device" -> RefusedRule.DEVICE;
            default -> RefusedRule.TYPE;
        };
        return new RuleRefusal(reason, Details.of("type", connected).and("metaverse", metaverse));
    }

    private static boolean joins(SyncRule rule) {
        return rule.joins().stream().anyMatch(group -> !group.isEmpty());
    }

    /** The first attributes by name, and how many more there are. */
    private static Details written(SyncRule rule) {
        List<String> targets = rule.mappings().stream()
                .map(SyncRule.Mapping::target)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        int more = targets.size() - MOST_NAMED;
        return Details.of("attributes", targets.stream().limit(MOST_NAMED).toList())
                .and("written", more > 0 ? "MANY" : "FEW")
                .and("more", more > 0 ? more : null);
    }
}
