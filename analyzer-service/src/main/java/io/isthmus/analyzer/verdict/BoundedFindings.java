package io.isthmus.analyzer.verdict;

import io.isthmus.contracts.analysis.Finding;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Keeps what a message can carry of however many findings, so that they take no more memory than that. Whatever is not listed is counted,
 * and a finding of its code says how many they are and why.
 */
final class BoundedFindings implements Consumer<Finding> {

    /** As a message on a topic stays below 1 MB, and other parts need room in it, too. */
    static final int MAXIMUM_SIZE = 200_000;

    private static final int LONGEST_TEXT = 500;
    private static final int LONGEST_PLACE = 1_000;

    private final Map<String, FindingsOfCode> byCode = new LinkedHashMap<>();

    @Override
    public void accept(Finding finding) {
        byCode.computeIfAbsent(finding.code(), code -> new FindingsOfCode()).add(cut(finding));
    }

    /** Blocking first; at least one of each code, and of those that block as many as there is room for. */
    List<Finding> all() {
        List<FindingsOfCode> codes = byCode.values().stream()
                .sorted(Comparator.comparing(FindingsOfCode::severity).reversed())
                .toList();
        int left = MAXIMUM_SIZE
                - codes.stream().mapToInt(FindingsOfCode::listFirst).sum();
        Map<Finding.Severity, List<FindingsOfCode>> bySeverity = codes.stream()
                .collect(Collectors.groupingBy(FindingsOfCode::severity, LinkedHashMap::new, Collectors.toList()));
        for (List<FindingsOfCode> alike : bySeverity.values()) {
            left = list(left, alike);
        }
        return codes.stream().flatMap(FindingsOfCode::listed).toList();
    }

    /** One of each in turn, so that none crowds out another. @return the room that is left */
    private static int list(int room, List<FindingsOfCode> codes) {
        int left = room;
        for (int i = 0; i < FindingsOfCode.SHOWN; i++) {
            for (FindingsOfCode code : codes) {
                left -= code.listNext(left);
            }
        }
        return left;
    }

    private static Finding cut(Finding finding) {
        Map<String, String> details = finding.details();
        return new Finding(
                finding.code(),
                finding.severity(),
                cut(finding.message(), LONGEST_TEXT),
                cut(finding.evidence(), LONGEST_PLACE),
                cut(finding.whatToDo(), LONGEST_PLACE),
                details == null
                        ? null
                        : details.entrySet().stream()
                                .collect(Collectors.toMap(
                                        Map.Entry::getKey, detail -> cut(detail.getValue(), LONGEST_TEXT))),
                finding.variant());
    }

    static String cut(String text, int maximum) {
        return text.length() <= maximum ? text : text.substring(0, maximum) + "…";
    }
}
