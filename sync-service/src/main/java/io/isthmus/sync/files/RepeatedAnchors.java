package io.isthmus.sync.files;

import io.isthmus.sync.source.SourceEntry;
import io.isthmus.sync.source.SourceItem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Names those whose anchor stands in a file more than once: nobody can say which record is right. */
final class RepeatedAnchors {

    /** More of them tell nothing new. */
    private static final int NAMED = 100;

    private final FileContents contents;
    private final FileIndex index;

    RepeatedAnchors(FileContents contents, FileIndex index) {
        this.contents = contents;
        this.index = index;
    }

    List<SourceItem> faults() {
        return index.repeated().map(this::faults).orElse(List.of());
    }

    private List<SourceItem> faults(Predicate<String> repeated) {
        Map<String, Integer> times = new LinkedHashMap<>();
        contents.scan(contents.names(), item -> {
            if (item instanceof SourceItem.Observed(SourceEntry entry, long weight)
                    && (times.containsKey(entry.anchor()) || times.size() < NAMED && repeated.test(entry.anchor()))) {
                times.merge(entry.anchor(), 1, Integer::sum);
            }
            return true;
        });
        return times.entrySet().stream()
                .filter(each -> each.getValue() > 1)
                .map(each -> fault(each.getKey(), each.getValue()))
                .toList();
    }

    private SourceItem fault(String anchor, int times) {
        return new SourceItem.Faulty(
                anchor,
                contents.file().name(),
                "REPEATED_ANCHOR",
                "has " + times + " records with the anchor " + anchor + "; the first one was taken",
                "Write each object once, or name an anchorAttribute that is unique.");
    }
}
