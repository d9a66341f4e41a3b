package io.isthmus.analyzer.facts;

import java.util.Map;

/**
 * Where something stands, and its parts.
 *
 * @param parts by their path inside it: {@code attribute-inclusion}, {@code filter/containers}
 */
public record Places(ExportLocation whole, Map<String, ExportLocation> parts) {

    public Places {
        parts = Map.copyOf(parts);
    }

    /** Of something whose parts nobody points at. */
    public static Places of(ExportLocation whole) {
        return new Places(whole, Map.of());
    }

    /** Of the nearest part around it that is known. */
    public ExportLocation at(String part) {
        for (String path = part; !path.isEmpty(); path = path.substring(0, Math.max(0, path.lastIndexOf('/')))) {
            ExportLocation place = parts.get(path);
            if (place != null) {
                return place;
            }
        }
        return whole;
    }
}
