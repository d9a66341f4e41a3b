package io.isthmus.analyzer.translating;

import io.isthmus.analyzer.facts.SyncRule;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Why a custom rule is not carried over, and what an administrator can do about it: nothing, where ours do the same without a rule.
 *
 * @param remedy a sentence
 */
record RuleRefusal(String reason, String remedy) {

    private static final int MOST_NAMED = 5;

    /** Of a rule that could be written anew. */
    static RuleRefusal because(String reason) {
        return new RuleRefusal(reason, "Write it as a custom rule of the settings if it is still needed.");
    }

    /** Inbound from the cloud: joins are what matching does; values would have to be read back. */
    static RuleRefusal ofReadingTheCloud(SyncRule rule) {
        if (joins(rule)) {
            return new RuleRefusal(
                    "it joins what the cloud holds, which is done without a rule: objects are matched at the target by"
                            + " source anchor first; nothing is read back (" + written(rule) + ")",
                    "Nothing, unless another custom rule reads one of these attributes: that one needs another source.");
        }
        return new RuleRefusal(
                "it takes attributes from the cloud, and nothing is read back from the target: " + written(rule),
                "Decide whether anything on premises still needs these values; if so, keep a tool that reads them.");
    }

    /** @param source what it writes to, if that is one of our sources */
    static RuleRefusal ofWritingBack(SyncRule rule, @Nullable String source) {
        if (source == null) {
            return because("it writes to something else than the cloud, and nothing is written back");
        }
        if (rule.mappings().isEmpty()) {
            return new RuleRefusal(
                    "it only links objects of '" + source + "' for rules that write to them, and nothing is written"
                            + " back to a source",
                    "Nothing: without rules that write it has no effect.");
        }
        return new RuleRefusal(
                "it writes to the source '" + source + "', and nothing is written back: " + written(rule),
                "Decide who writes these attributes from now on; until then they keep the values that they have.");
    }

    static RuleRefusal ofType(@Nullable String connected, @Nullable String metaverse) {
        String reason = "objects of type " + connected + " (" + metaverse + " in the metaverse) are not synchronized";
        return switch (String.valueOf(connected).toLowerCase(Locale.ROOT)) {
            case "foreignsecurityprincipal" ->
                new RuleRefusal(
                        reason + "; members of a trusted forest are found by their security identifier, without a rule",
                        "Nothing, if the other forest is one of the sources; otherwise add it as one.");
            case "computer", "device", "msds-device" ->
                new RuleRefusal(reason, "Keep a tool for devices if they are to be known to the cloud.");
            default -> because(reason);
        };
    }

    private static boolean joins(SyncRule rule) {
        return rule.joins().stream().anyMatch(group -> !group.isEmpty());
    }

    private static String written(SyncRule rule) {
        List<String> targets = rule.mappings().stream()
                .map(SyncRule.Mapping::target)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        String named = targets.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        int more = targets.size() - MOST_NAMED;
        return more > 0 ? named + " and " + more + " more" : named;
    }
}
