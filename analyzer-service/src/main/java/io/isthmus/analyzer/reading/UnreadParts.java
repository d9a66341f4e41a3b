package io.isthmus.analyzer.reading;

import io.isthmus.analyzer.facts.ExportLocation;
import io.isthmus.analyzer.facts.UnknownPart;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sorts what nobody read into what is left aside on purpose and what nobody knows, and counts the latter by its path. */
final class UnreadParts implements Unread {

    /** Findings are cut long before. */
    private static final int MOST = 1_000;

    /** Of different paths; no export has as many. */
    private static final int MOST_REMEMBERED = 20_000;

    private final IgnoredParts ignored;
    private final Map<String, Boolean> onPurpose = new HashMap<>();
    private final Map<String, UnknownPart> unknown = new LinkedHashMap<>();

    UnreadParts(IgnoredParts ignored) {
        this.ignored = ignored;
    }

    @Override
    public void left(ExportLocation element, String part) {
        String path = IgnoredParts.plain(element.path()) + part;
        if (onPurpose(path)) {
            return;
        }
        UnknownPart known = unknown.get(path);
        if (known != null) {
            unknown.put(path, new UnknownPart(known.first(), known.times() + 1));
        } else if (unknown.size() < MOST) {
            unknown.put(path, new UnknownPart(at(element, part), 1));
        }
    }

    private boolean onPurpose(String path) {
        Boolean known = onPurpose.get(path);
        if (known == null) {
            known = ignored.reason(path) != null;
            if (onPurpose.size() < MOST_REMEMBERED) {
                onPurpose.put(path, known);
            }
        }
        return known;
    }

    private static ExportLocation at(ExportLocation element, String part) {
        return new ExportLocation(element.file(), element.path() + part, element.line());
    }

    List<UnknownPart> unknown() {
        return List.copyOf(unknown.values());
    }
}
