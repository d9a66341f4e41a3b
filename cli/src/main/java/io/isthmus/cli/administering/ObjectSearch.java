package io.isthmus.cli.administering;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds objects by a part of a name, address or DN: at the source side, where filtered ones are too, and at the target
 * side, which also knows those whose source has forgotten them.
 */
final class ObjectSearch {

    /** As export-service writes where an object came from. */
    private static final String BETWEEN = ": ";

    private static final int SHORTEST = 2;
    private static final int MOST = 50;

    private final Session session;

    ObjectSearch(Session session) {
        this.session = session;
    }

    /**
     * One object found.
     *
     * @param connector none where only the target side knows it, as are {@code anchor} and {@code dn}
     * @param name as the target side shows it
     * @param state in words
     */
    record Hit(
            @Nullable String connector,
            @Nullable String anchor,
            @Nullable String dn,
            @Nullable String targetAnchor,
            @Nullable String name,
            String state) {}

    /** @param source only of this one */
    List<Hit> named(String text, @Nullable String source) {
        if (text.strip().length() < SHORTEST) {
            return List.of();
        }
        Map<String, Hit> hits = new LinkedHashMap<>();
        for (JsonNode found : session.sync().get(query("/api/objects/search", text), JsonNode.class)) {
            Hit hit = atSource(found);
            if (source == null || source.equals(hit.connector())) {
                hits.put(hit.connector() + BETWEEN + hit.dn(), hit);
            }
        }
        for (JsonNode found : session.export().get(query("/api/objects", text), JsonNode.class)) {
            String origin = found.path("source").asText("");
            if (source == null || origin.startsWith(source + BETWEEN)) {
                hits.merge(
                        origin.isEmpty() ? found.path("targetAnchor").asText() : origin,
                        atTarget(found),
                        ObjectSearch::both);
            }
        }
        return new ArrayList<>(hits.values());
    }

    private static String query(String path, String text) {
        return Query.of(path).with("q", text.strip()).with("limit", MOST).toString();
    }

    private static Hit atSource(JsonNode found) {
        String state = found.hasNonNull("departed")
                ? "departed: " + found.path("departed").asText()
                : found.path("status").asText("not evaluated yet")
                        + (found.hasNonNull("reason")
                                ? ": " + found.path("reason").asText()
                                : "");
        return new Hit(text(found, "connector"), text(found, "anchor"), text(found, "dn"), null, null, state);
    }

    private static Hit atTarget(JsonNode found) {
        String state = "at the target it should be " + found.path("state").asText()
                + (found.hasNonNull("pending")
                        ? "; pending: " + found.path("pending").asText()
                        : "");
        return new Hit(null, null, null, text(found, "targetAnchor"), text(found, "displayName"), state);
    }

    private static Hit both(Hit source, Hit target) {
        return new Hit(
                source.connector(),
                source.anchor(),
                source.dn(),
                target.targetAnchor(),
                target.name(),
                source.state() + "; " + target.state());
    }

    private static @Nullable String text(JsonNode node, String field) {
        return node.hasNonNull(field) ? node.path(field).asText() : null;
    }

    /** For people: how to ask for one of them. */
    static List<String> lines(List<Hit> hits) {
        List<String> lines = new ArrayList<>();
        lines.add(hits.size() + (hits.size() < MOST ? "" : " or more") + " objects; ask again with one of these:");
        for (Hit hit : hits) {
            lines.add(hit.dn() == null ? "    " + hit.targetAnchor() : "    " + hit.dn());
            lines.add("        " + (hit.connector() == null ? "target only" : "source " + hit.connector())
                    + (hit.name() == null ? "" : ", " + hit.name()) + ", " + hit.state());
        }
        return lines;
    }
}
