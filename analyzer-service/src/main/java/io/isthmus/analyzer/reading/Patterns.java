package io.isthmus.analyzer.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Decides for each element on the way down whether a reader wants it, something inside it, or nothing. */
public final class Patterns {

    private record Pattern(String[] names, Consumer<Element> taker) {
        boolean begins(List<String> path) {
            if (path.size() > names.length) {
                return false;
            }
            for (int i = 0; i < path.size(); i++) {
                if (!names[i].equals("*") && !names[i].equals(path.get(i))) {
                    return false;
                }
            }
            return true;
        }
    }

    private final List<Pattern> patterns = new ArrayList<>();

    public Patterns(Map<String, Consumer<Element>> units) {
        units.forEach((path, taker) -> patterns.add(new Pattern(path.split("/"), taker)));
    }

    /** Who takes the element at this path as a unit, if anybody does. */
    public @Nullable Consumer<Element> taker(List<String> path) {
        for (Pattern pattern : patterns) {
            if (pattern.names.length == path.size() && pattern.begins(path)) {
                return pattern.taker;
            }
        }
        return null;
    }

    /** Whether some unit's path begins with exactly these names. */
    public boolean spellsOut(List<String> path) {
        for (Pattern pattern : patterns) {
            if (pattern.begins(path)
                    && !List.of(pattern.names).subList(0, path.size()).contains("*")) {
                return true;
            }
        }
        return false;
    }

    /** Whether a unit may lie inside the element at this path. */
    public boolean leadsOn(List<String> path) {
        for (Pattern pattern : patterns) {
            if (pattern.names.length > path.size() && pattern.begins(path)) {
                return true;
            }
        }
        return false;
    }
}
