package io.isthmus.analyzer.verdict;

import io.isthmus.contracts.analysis.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keeps what a message can carry of however many findings, so that they take no more memory than that. */
final class BoundedFindings implements Consumer<Finding> {

    /** Of one code; the rest is summed up in one sentence, as a message on a topic stays below 1 MB. */
    private static final int SHOWN_OF_A_CODE = 100;

    private static final int MOST = 600;
    private static final int MAXIMUM_MESSAGE_LENGTH = 500;
    private static final String MORE_DETAIL = "more";

    private static final class OfOneCode {
        private final List<Finding> shown = new ArrayList<>();
        private int others;

        void add(Finding finding) {
            if (shown.size() < SHOWN_OF_A_CODE) {
                shown.add(finding);
            } else {
                others++;
            }
        }

        Stream<Finding> all() {
            return others == 0 ? shown.stream() : Stream.concat(shown.stream(), Stream.of(rest()));
        }

        private Finding rest() {
            Finding last = shown.getLast();
            Map<String, String> details = new TreeMap<>(Map.of(MORE_DETAIL, String.valueOf(others)));
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
    }

    private final Map<String, OfOneCode> byCode = new LinkedHashMap<>();

    @Override
    public void accept(Finding finding) {
        byCode.computeIfAbsent(finding.code(), code -> new OfOneCode()).add(cut(finding));
    }

    /** Blocking first. */
    List<Finding> all() {
        return byCode.values().stream()
                .flatMap(OfOneCode::all)
                .sorted(Comparator.comparing(Finding::severity).reversed())
                .limit(MOST)
                .toList();
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
