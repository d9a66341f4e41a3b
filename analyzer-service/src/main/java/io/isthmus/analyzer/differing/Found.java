package io.isthmus.analyzer.differing;

import io.isthmus.analyzer.inventory.FactWords;
import io.isthmus.contracts.analysis.ExportComparison.Area;
import io.isthmus.contracts.analysis.ExportComparison.Change;
import io.isthmus.contracts.analysis.ExportComparison.Difference;
import io.isthmus.contracts.analysis.ExportComparison.Weight;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Gathers differences of one subject after the other. */
final class Found {

    private final List<Difference> all = new ArrayList<>();

    List<Difference> all() {
        return List.copyOf(all);
    }

    void add(Difference difference) {
        all.add(difference);
    }

    /** The differences of one thing that both have. */
    Subject of(Area area, String name) {
        return new Subject(area, name);
    }

    final class Subject {

        private final Area area;
        private final String name;

        private Subject(Area area, String name) {
            this.area = area;
            this.name = name;
        }

        void there(Change change, Weight weight) {
            all.add(new Difference(area, name, null, change, weight, null, null));
        }

        /** One value. Where one of the two does not say, nothing is concluded. */
        void value(String property, Weight weight, @Nullable Object before, @Nullable Object after) {
            if (same(before, after)) {
                return;
            }
            boolean told = before != null && after != null;
            all.add(new Difference(
                    area, name, property, told ? Change.CHANGED : Change.NOT_TOLD, weight, text(before), text(after)));
        }

        /** A value whose absence says that there is none. */
        void optional(String property, Weight weight, @Nullable Object before, @Nullable Object after) {
            if (!same(before, after)) {
                all.add(new Difference(area, name, property, change(before, after), weight, text(before), text(after)));
            }
        }

        /** Members of a set, each by itself; absent is a set that is not told. */
        void members(
                String property,
                Weight weight,
                @Nullable Collection<String> before,
                @Nullable Collection<String> after) {
            if (before == null || after == null) {
                value(property, weight, joined(before), joined(after));
                return;
            }
            missing(before, after)
                    .forEach(gone -> all.add(new Difference(area, name, property, Change.REMOVED, weight, gone, null)));
            missing(after, before)
                    .forEach(come -> all.add(new Difference(area, name, property, Change.ADDED, weight, null, come)));
        }

        /** Named values, each by itself. */
        void entries(Function<String, Weight> weight, Map<String, String> before, Map<String, String> after) {
            TreeSet<String> names = new TreeSet<>(before.keySet());
            names.addAll(after.keySet());
            names.forEach(each -> optional(each, weight.apply(each), before.get(each), after.get(each)));
        }
    }

    private static Change change(@Nullable Object before, @Nullable Object after) {
        return before == null ? Change.ADDED : after == null ? Change.REMOVED : Change.CHANGED;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static @Nullable String joined(@Nullable Collection<String> values) {
        return values == null ? null : String.join("; ", values);
    }

    private static TreeSet<String> missing(Collection<String> from, Collection<String> in) {
        Set<String> other = in.stream().map(Found::inEnglish).collect(Collectors.toSet());
        return from.stream()
                .filter(each -> !other.contains(inEnglish(each)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Facts of an earlier version are English, others have no language. */
    private static boolean same(@Nullable Object before, @Nullable Object after) {
        return Objects.equals(
                before instanceof String text ? inEnglish(text) : before,
                after instanceof String text ? inEnglish(text) : after);
    }

    private static String inEnglish(String text) {
        return FactWords.ENGLISH.text(text);
    }
}
