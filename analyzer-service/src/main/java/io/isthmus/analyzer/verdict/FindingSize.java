package io.isthmus.analyzer.verdict;

import io.isthmus.contracts.analysis.Finding;
import java.util.Map;

/** How many bytes a finding takes in a message, at most. */
final class FindingSize {

    /** Names of the parts, and what stands between them. */
    private static final int AROUND = 120;

    private static final int AROUND_DETAIL = 6;
    private static final int ESCAPED = 6;

    private FindingSize() {}

    static int of(Finding finding) {
        int size = AROUND
                + finding.severity().name().length()
                + text(finding.code())
                + text(finding.message())
                + text(finding.evidence())
                + text(finding.whatToDo())
                + (finding.variant() == null ? 0 : text(finding.variant()));
        if (finding.details() != null) {
            for (Map.Entry<String, String> detail : finding.details().entrySet()) {
                size += AROUND_DETAIL + text(detail.getKey()) + text(detail.getValue());
            }
        }
        return size;
    }

    static int text(String text) {
        return text.chars().map(FindingSize::character).sum();
    }

    /** In UTF-8, as JSON escapes it. */
    private static int character(int c) {
        if (c < ' ' || Character.isSurrogate((char) c)) {
            return ESCAPED;
        }
        if (c == '"' || c == '\\') {
            return 2;
        }
        return c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
    }
}
