package io.isthmus.analyzer.verdict;

import io.isthmus.contracts.analysis.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All findings of one code: the first of them, as many as are listed, and the number of the others. */
final class FindingsOfCode {

    /** More of a kind would be no reading matter. */
    static final int SHOWN = 100;

    private final List<Finding> first = new ArrayList<>();
    private int found;
    private int listed;

    void add(Finding finding) {
        found++;
        if (first.size() < SHOWN) {
            first.add(finding);
        }
    }

    Finding.Severity severity() {
        return first.getFirst().severity();
    }

    /** Lists one, and no other. @return the bytes that it takes with the number of the others */
    int listFirst() {
        listed = 1;
        return FindingSize.of(first.getFirst()) + (found > 1 ? FindingSize.of(others()) : 0);
    }

    /** Lists one more if there is one and it fits. @return the bytes that it takes */
    int listNext(int room) {
        if (listed == first.size()) {
            return 0;
        }
        int size = FindingSize.of(first.get(listed));
        if (size > room) {
            return 0;
        }
        listed++;
        return size;
    }

    Stream<Finding> listed() {
        Stream<Finding> shown = first.stream().limit(listed);
        return listed == found ? shown : Stream.concat(shown, Stream.of(others()));
    }

    private Finding others() {
        Finding last = first.get(listed - 1);
        String why = listed == SHOWN ? Finding.MORE : Finding.MORE_BY_SIZE;
        Map<String, String> details = new TreeMap<>(last.details() == null ? Map.of() : last.details());
        details.put(Finding.NUMBER_OF_MORE, String.valueOf(found - listed));
        return new Finding(
                last.code(),
                last.severity(),
                FindingWords.ENGLISH.message(last.code(), why, details),
                last.evidence(),
                last.whatToDo(),
                details,
                why);
    }
}
