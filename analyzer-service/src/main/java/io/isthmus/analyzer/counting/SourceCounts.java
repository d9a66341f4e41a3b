package io.isthmus.analyzer.counting;

import io.isthmus.contracts.analysis.AnalysisResult.ObjectCount;
import io.isthmus.contracts.settings.SourceSettings;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts of the sources of one analysis, gathered one by one.
 *
 * @param bySource objects counted in the source of that name, with words on how
 */
public record SourceCounts(Map<String, SourceCount> bySource) {

    public record SourceCount(long objects, String words) {}

    public SourceCounts {
        bySource = bySource == null ? Map.of() : Map.copyOf(bySource);
    }

    public static SourceCounts none() {
        return new SourceCounts(Map.of());
    }

    public SourceCounts with(String source, SourceCount count) {
        Map<String, SourceCount> more = new TreeMap<>(bySource);
        more.put(source, count);
        return new SourceCounts(more);
    }

    /** The total; unknown until every source has been counted. */
    public ObjectCount total(List<SourceSettings> sources) {
        List<String> open = sources.stream()
                .map(SourceSettings::name)
                .filter(name -> !bySource.containsKey(name))
                .toList();
        String words = new TreeMap<>(bySource)
                .entrySet().stream()
                        .map(e -> e.getKey() + ": " + e.getValue().words())
                        .reduce((a, b) -> a + "; " + b)
                        .orElse("nothing was counted");
        if (!open.isEmpty()) {
            return new ObjectCount(
                    null, ObjectCount.Source.UNKNOWN, words + "; not counted yet: " + String.join(", ", open));
        }
        long objects =
                bySource.values().stream().mapToLong(SourceCount::objects).sum();
        return new ObjectCount(objects, ObjectCount.Source.MEASURED, words);
    }
}
