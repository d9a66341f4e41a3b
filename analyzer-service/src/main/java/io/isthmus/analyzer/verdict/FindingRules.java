package io.isthmus.analyzer.verdict;

import io.isthmus.analyzer.comparing.StandardRuleTable;
import io.isthmus.analyzer.facts.LegacyExport;
import io.isthmus.analyzer.facts.SyncRule;
import io.isthmus.contracts.analysis.AnalysisResult.Product;
import io.isthmus.contracts.analysis.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** All rules that look at an export, as a list of functions; their results in order of severity. */
public final class FindingRules {

    /** Of one code; the rest is summed up in one sentence, as a message on a topic stays below 1 MB. */
    private static final int SHOWN_OF_A_CODE = 100;

    private static final int MOST = 600;
    private static final int MAXIMUM_MESSAGE_LENGTH = 500;
    private static final String MORE_DETAIL = "more";

    private final Baseline baseline;
    private final StandardRuleTable standard;

    public FindingRules(Baseline baseline, StandardRuleTable standard) {
        this.baseline = baseline;
        this.standard = standard;
    }

    /** In lower case. */
    public List<String> requiredAttributes() {
        return List.copyOf(baseline.requiredAttributes());
    }

    /** {@code STANDARD}, {@code STANDARD_CHANGED}, {@code STANDARD_NOT_COMPARED} or {@code CUSTOM}. */
    public String stateOf(SyncRule rule) {
        if (rule.custom()) {
            return "CUSTOM";
        }
        return switch (standard.compare(rule)) {
            case StandardRuleTable.Unchanged() -> "STANDARD";
            case StandardRuleTable.Changed changed -> "STANDARD_CHANGED";
            case StandardRuleTable.NotComparable other -> "STANDARD_NOT_COMPARED";
        };
    }

    public List<Finding> of(LegacyExport export, Product product) {
        List<BiFunction<LegacyExport, Product, List<Finding>>> rules = List.of(
                CompletenessFindings::of,
                new ProgramFindings(baseline)::of,
                new SourceFindings(baseline)::of,
                new RuleFindings(standard)::of,
                SettingsFindings::of,
                LostSettings::of,
                UploadFindings::of);
        List<Finding> all = new ArrayList<>();
        rules.forEach(rule -> all.addAll(rule.apply(export, product)));
        return bounded(all);
    }

    /** Two lists as one, in order of severity and within bounds. */
    public static List<Finding> ordered(List<Finding> some, List<Finding> more) {
        List<Finding> all = new ArrayList<>(some);
        all.addAll(more);
        return bounded(all);
    }

    /** Blocking first; at most {@value #SHOWN_OF_A_CODE} of a code. */
    static List<Finding> bounded(List<Finding> all) {
        Map<String, List<Finding>> byCode = new LinkedHashMap<>();
        all.forEach(
                f -> byCode.computeIfAbsent(f.code(), code -> new ArrayList<>()).add(f));
        return byCode.values().stream()
                .flatMap(same -> shown(same).stream())
                .map(FindingRules::cut)
                .sorted(Comparator.comparing(Finding::severity).reversed())
                .limit(MOST)
                .toList();
    }

    private static List<Finding> shown(List<Finding> same) {
        if (same.size() <= SHOWN_OF_A_CODE) {
            return same;
        }
        List<Finding> shown = new ArrayList<>(same.subList(0, SHOWN_OF_A_CODE));
        shown.add(more(same.getLast(), same.size() - SHOWN_OF_A_CODE));
        return shown;
    }

    private static Finding more(Finding last, int number) {
        Map<String, String> details = new TreeMap<>(Map.of(MORE_DETAIL, String.valueOf(number)));
        if (last.details() != null) {
            details.putAll(last.details());
        }
        return new Finding(
                last.code(),
                last.severity(),
                FindingWords.ENGLISH.message(last.code(), FindingWords.MORE, details),
                last.evidence(),
                last.whatToDo(),
                details,
                FindingWords.MORE);
    }

    private static Finding cut(Finding finding) {
        Map<String, String> details = finding.details();
        return new Finding(
                finding.code(),
                finding.severity(),
                cut(finding.message()),
                finding.evidence(),
                finding.whatToDo(),
                details == null
                        ? null
                        : details.entrySet().stream()
                                .collect(Collectors.toMap(Map.Entry::getKey, detail -> cut(detail.getValue()))),
                finding.variant());
    }

    private static String cut(String text) {
        return text.length() <= MAXIMUM_MESSAGE_LENGTH ? text : text.substring(0, MAXIMUM_MESSAGE_LENGTH) + "…";
    }
}
