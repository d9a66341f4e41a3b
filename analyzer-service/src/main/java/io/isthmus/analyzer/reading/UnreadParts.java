package io.isthmus.analyzer.reading;

import io.isthmus.analyzer.facts.ExportLocation;
import io.isthmus.analyzer.facts.UnknownPart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sorts what nobody read into what is left aside on purpose and what nobody knows, and counts the latter by its path. */
final class UnreadParts {

    /** Findings are cut long before. */
    private static final int MOST = 1_000;

    private final IgnoredParts ignored;
    private final Map<String, ExportLocation> first = new LinkedHashMap<>();
    private final Map<String, Integer> times = new LinkedHashMap<>();

    UnreadParts(IgnoredParts ignored) {
        this.ignored = ignored;
    }

    void left(ExportLocation where) {
        String path = IgnoredParts.plain(where.path());
        if (ignored.reason(path) != null || first.size() >= MOST && !first.containsKey(path)) {
            return;
        }
        first.putIfAbsent(path, where);
        times.merge(path, 1, Integer::sum);
    }

    List<UnknownPart> unknown() {
        List<UnknownPart> parts = new ArrayList<>();
        first.forEach((path, where) -> parts.add(new UnknownPart(where, times.getOrDefault(path, 1))));
        return parts;
    }
}
