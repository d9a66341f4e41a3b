package io.isthmus.analyzer.ways;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which attribute towards the target becomes what at a SCIM provider and at Microsoft Graph. */
public final class TargetTable {

    private static final int COLUMNS = 4;
    private static final String NONE = "-";

    /** What becomes of an attribute: a place by its name, or none. */
    public sealed interface Place {}

    public record At(String name) implements Place {}

    public record Nowhere(NoPlace why) implements Place {}

    record AttributePlaces(String type, String attribute, Place scim, Place graph) {}

    private final Map<String, AttributePlaces> rows = new HashMap<>();

    private TargetTable() {}

    /** @param lines of object type, attribute, place in SCIM and in Graph, separated by tabs; {@code #} begins a comment */
    public static TargetTable read(Stream<String> lines) {
        TargetTable table = new TargetTable();
        lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(TargetTable::row)
                .forEach(row -> table.rows.put(key(row.type(), row.attribute()), row));
        return table;
    }

    private static AttributePlaces row(String line) {
        String[] cells = line.split("\t");
        if (cells.length != COLUMNS) {
            throw new IllegalArgumentException(
                    "a row of the table of targets has " + cells.length + " columns: " + line);
        }
        return new AttributePlaces(cells[0], cells[1], place(cells[2]), place(cells[3]));
    }

    private static Place place(String cell) {
        return cell.startsWith(NONE) ? new Nowhere(NoPlace.valueOf(cell.substring(NONE.length()))) : new At(cell);
    }

    public Place scim(String type, String attribute) {
        AttributePlaces row = rows.get(key(type, attribute));
        return row == null ? new Nowhere(NoPlace.UNKNOWN_ATTRIBUTE) : row.scim();
    }

    public Place graph(String type, String attribute) {
        AttributePlaces row = rows.get(key(type, attribute));
        return row == null ? new Nowhere(NoPlace.UNKNOWN_ATTRIBUTE) : row.graph();
    }

    private static String key(String type, @Nullable String attribute) {
        return (type + "/" + attribute).toLowerCase(Locale.ROOT);
    }
}
