package io.isthmus.cli.administering;

import io.isthmus.contracts.analysis.ExportComparison;
import io.isthmus.contracts.analysis.ExportComparison.Difference;
import io.isthmus.contracts.analysis.ExportComparison.Weight;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where two exports differ, for people: what has an effect first. */
final class DifferencesText {

    private DifferencesText() {}

    static List<String> of(ExportComparison comparison) {
        List<String> lines = new ArrayList<>();
        lines.add("Differences between %s and %s"
                .formatted(comparison.before().fileName(), comparison.after().fileName()));
        if (comparison.differences().isEmpty()) {
            lines.add("    none: the two exports say the same");
            return lines;
        }
        lines.add("    " + counts(comparison));
        comparison.differences().forEach(each -> lines.add(line(each)));
        int left = comparison.total() - comparison.differences().size();
        if (left > 0) {
            lines.add("… and " + left + " more");
        }
        return lines;
    }

    private static String counts(ExportComparison comparison) {
        return Arrays.stream(Weight.values())
                .map(weight -> comparison.differences().stream()
                                .filter(each -> each.weight() == weight)
                                .count()
                        + switch (weight) {
                            case EFFECT -> " with an effect on who is synchronized";
                            case OPERATION -> " in how the tool runs";
                            case NONE -> " without a meaning";
                        })
                .collect(Collectors.joining(", "));
    }

    private static String line(Difference each) {
        String what = "%-9s %s %s%s"
                .formatted(
                        each.weight(),
                        each.area().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        each.subject(),
                        each.property() == null ? "" : ", " + each.property());
        return what
                + switch (each.change()) {
                    case ADDED -> " added" + value(each.after());
                    case REMOVED -> " removed" + value(each.before());
                    case CHANGED -> ": " + each.before() + " -> " + each.after();
                    case NOT_TOLD ->
                        " is told by one of them only" + value(each.before() == null ? each.after() : each.before());
                };
    }

    private static String value(@Nullable String value) {
        return value == null ? "" : ": " + value;
    }
}
