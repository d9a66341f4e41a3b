package io.isthmus.sync.importing;

import io.isthmus.contracts.settings.ImportGuard;
import io.isthmus.sync.importing.DepartureMemory.Noted;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Judges how much an import loses, class by class. Pure. */
final class ShrinkGuard {

    /** A class that would lose too many. */
    record Loss(String objectClass, long leaving, long known) {}

    private final ImportGuard limits;

    ShrinkGuard(ImportGuard limits) {
        this.limits = limits;
    }

    /**
     * The classes that lose too many.
     *
     * @param noted departures of this import
     * @param incomplete bases whose departures are withheld in any case, so they do not count here
     * @param known how many objects of each class are known; asked for only when it matters
     */
    List<Loss> losses(List<Noted> noted, Set<String> incomplete, Supplier<Map<String, Long>> known) {
        Map<String, Long> leaving = counted(noted, incomplete);
        return leaving.values().stream().noneMatch(count -> count >= limits.atLeast())
                ? List.of()
                : losses(leaving, known).stream()
                        .filter(loss -> limits.holds(loss.leaving(), loss.known()))
                        .toList();
    }

    /** The same numbers without a judgement. */
    static List<Loss> byClass(List<Noted> noted, Set<String> incomplete, Supplier<Map<String, Long>> known) {
        Map<String, Long> leaving = counted(noted, incomplete);
        return leaving.isEmpty() ? List.of() : losses(leaving, known);
    }

    private static Map<String, Long> counted(List<Noted> noted, Set<String> incomplete) {
        Map<String, Long> leaving = ignoringCase();
        noted.stream()
                .filter(each -> each.base() == null || !incomplete.contains(each.base()))
                .forEach(each -> leaving.merge(each.objectClass(), each.count(), Long::sum));
        return leaving;
    }

    private static List<Loss> losses(Map<String, Long> leaving, Supplier<Map<String, Long>> known) {
        Map<String, Long> all = ignoringCase();
        known.get().forEach((name, count) -> all.merge(name, count, Long::sum));
        return leaving.entrySet().stream()
                .map(each -> new Loss(each.getKey(), each.getValue(), all.getOrDefault(each.getKey(), 0L)))
                .toList();
    }

    private static Map<String, Long> ignoringCase() {
        return new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    }
}
