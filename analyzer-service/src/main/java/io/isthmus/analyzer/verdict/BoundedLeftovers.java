package io.isthmus.analyzer.verdict;

import io.isthmus.contracts.analysis.AnalysisResult.NotCarriedOver;
import io.isthmus.contracts.analysis.AnalysisResult.Redaction;
import io.isthmus.contracts.analysis.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * As much of what is not carried over, and of the secrets that were found, as a part of a message has room for. Whatever is not listed is
 * counted, and an entry of its kind says how many they are; the analysis itself lists all.
 */
public final class BoundedLeftovers {

    private static final int LONGEST_PLACE = 200;

    private BoundedLeftovers() {}

    /** @param room in bytes, roughly: each kind takes one entry more, which counts */
    public static List<NotCarriedOver> of(List<NotCarriedOver> all, int room) {
        return bounded(all, room, left -> String.valueOf(left.code()), BoundedLeftovers::size, BoundedLeftovers::more);
    }

    public static List<Redaction> redactions(List<Redaction> all, int room) {
        return bounded(all, room, told -> "", BoundedLeftovers::size, BoundedLeftovers::more);
    }

    /** What is of one kind, and as much of it as is listed. */
    private record Kind<T>(List<T> all, List<T> listed) {

        Kind() {
            this(new ArrayList<>(), new ArrayList<>());
        }

        /** Lists one more if there is one and it fits. @return the bytes that it takes */
        int listNext(int room, ToIntFunction<T> size) {
            if (listed.size() == all.size() || size.applyAsInt(all.get(listed.size())) > room) {
                return 0;
            }
            T next = all.get(listed.size());
            listed.add(next);
            return size.applyAsInt(next);
        }

        Stream<T> told(BiFunction<T, Integer, T> more) {
            return listed.size() == all.size()
                    ? listed.stream()
                    : Stream.concat(
                            listed.stream(), Stream.of(more.apply(all.get(listed.size()), all.size() - listed.size())));
        }
    }

    /** One of each kind in turn, so that none crowds out another. */
    private static <T> List<T> bounded(
            List<T> all, int room, Function<T, String> kindOf, ToIntFunction<T> size, BiFunction<T, Integer, T> more) {
        Map<String, Kind<T>> kinds = new TreeMap<>();
        all.forEach(each -> kinds.computeIfAbsent(kindOf.apply(each), kind -> new Kind<>())
                .all()
                .add(each));
        int left = room;
        int taken = 1;
        while (taken > 0) {
            taken = 0;
            for (Kind<T> kind : kinds.values()) {
                taken += kind.listNext(left - taken, size);
            }
            left -= taken;
        }
        return kinds.values().stream().flatMap(kind -> kind.told(more)).toList();
    }

    private static int size(NotCarriedOver left) {
        return FindingSize.of(asFinding(left)) + FindingSize.text(left.reason());
    }

    private static Finding asFinding(NotCarriedOver left) {
        return new Finding(
                String.valueOf(left.code()),
                Finding.Severity.INFO,
                left.what(),
                left.evidence(),
                left.whatToDo(),
                left.details(),
                left.variant());
    }

    private static int size(Redaction told) {
        return FindingSize.of(
                new Finding("", Finding.Severity.INFO, told.what(), told.evidence(), "", told.details(), null));
    }

    private static NotCarriedOver more(NotCarriedOver next, int number) {
        return LeftoverWords.ENGLISH.of(new NotCarriedOver(
                "", place(next.evidence()), "", "", next.code(), counted(number), Finding.MORE_BY_SIZE));
    }

    private static Redaction more(Redaction next, int number) {
        Map<String, String> details = new TreeMap<>(counted(number));
        details.put("kind", Finding.MORE_BY_SIZE);
        return new Redaction(place(next.evidence()), FindingWords.ENGLISH.secret(details), details);
    }

    private static Map<String, String> counted(int number) {
        return Map.of(Finding.NUMBER_OF_MORE, String.valueOf(number));
    }

    private static String place(String evidence) {
        return BoundedFindings.cut(evidence, LONGEST_PLACE);
    }
}
