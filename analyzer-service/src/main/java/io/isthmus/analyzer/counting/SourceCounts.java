package io.isthmus.analyzer.counting;

import io.isthmus.contracts.analysis.AnalysisResult.ObjectCount;
import io.isthmus.contracts.settings.SourceSettings;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts of the sources of one analysis, gathered one by one.
 *
 * @param bySource objects counted in the source of that name, and how
 */
public record SourceCounts(Map<String, SourceCount> bySource) {

    /**
     * @param words English; those of earlier versions are all that is known of how it was counted
     * @param directory what was counted at {@code url}
     */
    public record SourceCount(
            long objects,
            String words,
            @Nullable DirectoryCount directory,
            @Nullable String url) {

        public static SourceCount of(DirectoryCount directory, String url) {
            return new SourceCount(directory.objects(), CountWords.ENGLISH.alone(directory, url), directory, url);
        }
    }

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
        String words = words(sources, CountWords.ENGLISH);
        if (!open(sources).isEmpty()) {
            return new ObjectCount(null, ObjectCount.Source.UNKNOWN, words);
        }
        long objects =
                bySource.values().stream().mapToLong(SourceCount::objects).sum();
        return new ObjectCount(objects, ObjectCount.Source.MEASURED, words);
    }

    /** How they were counted, and which were not yet. */
    public String words(List<SourceSettings> sources, CountWords words) {
        return words.of(bySource, open(sources));
    }

    private List<String> open(List<SourceSettings> sources) {
        return sources.stream()
                .map(SourceSettings::name)
                .filter(name -> !bySource.containsKey(name))
                .toList();
    }
}
