package io.isthmus.analyzer.translating;

import io.isthmus.analyzer.facts.LegacyExport;
import io.isthmus.analyzer.facts.SyncRule;
import io.isthmus.analyzer.verdict.Leftover;
import io.isthmus.analyzer.verdict.LeftoverVariants.DisabledRule;
import io.isthmus.analyzer.words.Details;
import io.isthmus.contracts.analysis.AnalysisResult.NotCarriedOver;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Standard rules that an administrator had disabled. Each that has a counterpart among ours stays disabled; where ours are
 * cut differently (one flow a value towards the target, not one a cloud application) the rule is listed instead: disabling
 * more than the old one would take values away, disabling less would be a promise not kept.
 *
 * @param disabled ids of standard rules of ours
 */
record DisabledRules(List<String> disabled, List<NotCarriedOver> left) {

    /** By tag in lower case without vendor and version. */
    private static final Map<String, List<String>> COUNTERPARTS = Map.ofEntries(
            Map.entry("infromaduserjoin", List.of("standard.in.ad.user.join")),
            Map.entry("infromaduseraccountenabled", List.of("standard.in.ad.user.account-enabled")),
            Map.entry("infromadusercommonfromexchange", List.of("standard.in.ad.user.common-from-exchange")),
            Map.entry("infromadusercommon", List.of("standard.in.ad.user.common", "standard.in.ad.user.photo")),
            Map.entry(
                    "infromaduserexchange",
                    List.of("standard.in.ad.user.exchange", "standard.in.ad.user.extension-attributes")),
            Map.entry("infromadinetorgpersonjoin", List.of("standard.in.ad.inetorgperson.join")),
            Map.entry("infromadinetorgpersonaccountenabled", List.of("standard.in.ad.inetorgperson.account-enabled")),
            Map.entry(
                    "infromadinetorgpersoncommonfromexchange",
                    List.of("standard.in.ad.inetorgperson.common-from-exchange")),
            Map.entry(
                    "infromadinetorgpersoncommon",
                    List.of("standard.in.ad.inetorgperson.common", "standard.in.ad.inetorgperson.photo")),
            Map.entry(
                    "infromadinetorgpersonexchange",
                    List.of(
                            "standard.in.ad.inetorgperson.exchange",
                            "standard.in.ad.inetorgperson.extension-attributes")),
            Map.entry("infromadgroupjoin", List.of("standard.in.ad.group.join")),
            Map.entry(
                    "infromadgroupexchange",
                    List.of("standard.in.ad.group.exchange", "standard.in.ad.group.extension-attributes")),
            Map.entry("infromadgroupcommon", List.of("standard.in.ad.group.common")),
            Map.entry("infromadcontactjoin", List.of("standard.in.ad.contact.join")),
            Map.entry(
                    "infromadcontactcommon",
                    List.of("standard.in.ad.contact.common", "standard.in.ad.contact.extension-attributes")),
            Map.entry("outtoaaduserjoin", List.of("standard.out.user.join")),
            Map.entry("outtoaaduseridentity", List.of("standard.out.user.identity")),
            Map.entry("outtoaadgroupjoin", List.of("standard.out.group.join")),
            Map.entry("outtoaadgroupidentity", List.of("standard.out.group.identity")),
            Map.entry("outtoaadcontactjoin", List.of("standard.out.contact.join")),
            Map.entry("outtoaadcontactidentity", List.of("standard.out.contact.identity")));

    static DisabledRules of(LegacyExport export) {
        TreeSet<String> disabled = new TreeSet<>();
        List<NotCarriedOver> left = new ArrayList<>();
        List<SyncRule> standard = export.rules() == null
                ? List.of()
                : export.rules().stream().filter(rule -> !rule.custom()).toList();
        Set<String> enabled = standard.stream()
                .filter(rule -> !rule.disabled())
                .map(DisabledRules::tag)
                .collect(Collectors.toSet());
        standard.stream().filter(SyncRule::disabled).forEach(rule -> {
            List<String> ours = COUNTERPARTS.get(tag(rule));
            if (ours == null) {
                left.add(leftOver(rule, DisabledRule.NO_COUNTERPART));
            } else if (!enabled.contains(tag(rule))) {
                disabled.addAll(ours);
            } else {
                left.add(leftOver(rule, DisabledRule.ONE_CONNECTOR_ONLY));
            }
        });
        return new DisabledRules(List.copyOf(disabled), List.copyOf(left));
    }

    /** {@code Microsoft.InFromADUserJoin.003} as {@code infromaduserjoin}. */
    private static String tag(SyncRule rule) {
        return Objects.requireNonNull(rule.immutableTag())
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^microsoft\\.", "")
                .replaceFirst("\\.\\d+$", "");
    }

    private static NotCarriedOver leftOver(SyncRule rule, DisabledRule reason) {
        return Leftover.DISABLED_STANDARD_RULE.at(rule.evidence(), reason, Details.of("rule", rule.name()));
    }
}
