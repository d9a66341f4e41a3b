package io.isthmus.analyzer.differing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Things of two exports that are the same thing, and those that only one of them has. Of several with one key the first ones
 * go together.
 */
record Pairs<T>(List<Pair<T>> both, List<T> before, List<T> after) {

    record Pair<T>(T before, T after) {}

    static <T> Pairs<T> of(List<T> before, List<T> after, Function<T, String> key) {
        Map<String, List<T>> waiting = new HashMap<>();
        after.forEach(each ->
                waiting.computeIfAbsent(key.apply(each), k -> new ArrayList<>()).add(each));
        List<Pair<T>> both = new ArrayList<>();
        List<T> gone = new ArrayList<>();
        for (T each : before) {
            List<T> same = waiting.getOrDefault(key.apply(each), List.of());
            if (same.isEmpty()) {
                gone.add(each);
            } else {
                both.add(new Pair<>(each, same.removeFirst()));
            }
        }
        return new Pairs<>(both, gone, remaining(after, both));
    }

    /** Tries another key on what has found no partner. */
    Pairs<T> then(Function<T, String> key) {
        Pairs<T> more = of(before, after, key);
        List<Pair<T>> all = new ArrayList<>(both);
        all.addAll(more.both());
        return new Pairs<>(all, more.before(), more.after());
    }

    private static <T> List<T> remaining(List<T> after, List<Pair<T>> both) {
        Map<T, Integer> taken = new LinkedHashMap<>();
        both.forEach(pair -> taken.merge(pair.after(), 1, Integer::sum));
        List<T> left = new ArrayList<>();
        for (T each : after) {
            if (taken.merge(each, -1, Integer::sum) < 0) {
                left.add(each);
            }
        }
        return left;
    }
}
