package io.isthmus.analyzer.report;

import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.analysis.AnalysisResult.NotCarriedOver;
import io.isthmus.contracts.analysis.Finding;
import io.isthmus.contracts.settings.RuleDocument;
import io.isthmus.contracts.settings.SettingsDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an analysis says of each place of an export and of everything inside of it, found by the place: there may be as many of it as
 * there are rules.
 */
final class WhatIsSaid {

    private static final Pattern ID = Pattern.compile("\\{[^}]*}");

    private final Map<String, NotCarriedOver> reasons = new HashMap<>();
    private final Map<String, List<Finding>> findings = new HashMap<>();
    private final Set<String> carried = new HashSet<>();
    private final List<String> ours;
    private final boolean standardRulesDisabled;

    private WhatIsSaid(AnalysisResult analysis) {
        analysis.notCarriedOver().forEach(left -> around(left.evidence(), place -> reasons.putIfAbsent(place, left)));
        analysis.findings()
                .forEach(finding -> around(
                        finding.evidence(),
                        place -> findings.computeIfAbsent(place, key -> new ArrayList<>())
                                .add(finding)));
        SettingsDocument settings = analysis.settings();
        this.ours = settings == null
                ? List.of()
                : settings.rules().custom().stream().map(RuleDocument::id).toList();
        ours.forEach(id -> ID.matcher(id).results().map(MatchResult::group).forEach(carried::add));
        this.standardRulesDisabled =
                settings != null && !settings.rules().disabledStandardRules().isEmpty();
    }

    static WhatIsSaid in(AnalysisResult analysis) {
        return new WhatIsSaid(analysis);
    }

    /** Gives the place and every one that it lies in. */
    private static void around(String place, Consumer<String> taker) {
        for (int i = 0; i < place.length(); i++) {
            if ("/ (".indexOf(place.charAt(i)) >= 0) {
                taker.accept(place.substring(0, i));
            }
        }
        taker.accept(place);
    }

    @Nullable
    NotCarriedOver reason(@Nullable String place) {
        return place == null ? null : reasons.get(place);
    }

    List<Finding> findings(@Nullable String place) {
        return place == null ? List.of() : List.copyOf(findings.getOrDefault(place, List.of()));
    }

    /** A rule of ours bears the old one's id, with or without something behind it. */
    boolean carriedOver(@Nullable String id) {
        return id != null
                && (carried.contains(id)
                        || !ID.matcher(id).matches() && ours.stream().anyMatch(each -> each.contains(id)));
    }

    boolean standardRulesDisabled() {
        return standardRulesDisabled;
    }
}
