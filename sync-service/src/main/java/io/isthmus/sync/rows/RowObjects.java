package io.isthmus.sync.rows;

import io.isthmus.contracts.settings.RowSettings;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.directories.ldap.AttributeKinds;
import io.isthmus.directories.names.SpelledName;
import io.isthmus.sync.source.ImportSelection;
import io.isthmus.sync.source.SourceEntry;
import io.isthmus.sync.source.SourceItem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes objects of rows. A row's key is its anchor; it stands directly below the one partition of its source, under the name
 * {@code cn=key}; whoever refers to it writes its key.
 */
public final class RowObjects {

    private record Column(String attribute, AttributeKinds.Kind kind, boolean reference, boolean membership) {}

    private final RowSettings settings;
    private final String base;
    private final String keyColumn;
    private final int key;
    private final int classColumn;
    private final List<@Nullable Column> columns;
    private final @Nullable Pattern separator;

    /**
     * @param names of the columns, in the order of the values of every row
     * @throws UnusableColumns when the key or the class is not among them, or one of them is there twice
     */
    public RowObjects(SourceSettings source, ImportSelection selection, List<String> names) throws UnusableColumns {
        this.settings = source.rowsAsObjects();
        this.base = source.partitions().getFirst().dn();
        this.keyColumn = source.anchorAttribute();
        UnusableColumns.requireUnique(names);
        this.key = UnusableColumns.requirePosition(names, keyColumn);
        this.classColumn = settings.classColumn() == null
                ? -1
                : UnusableColumns.requirePosition(names, Objects.requireNonNull(settings.classColumn()));
        AttributeKinds kinds = new AttributeKinds(null);
        this.columns =
                names.stream().map(name -> column(name, selection, kinds)).toList();
        this.separator = settings.valueSeparator() == null
                ? null
                : Pattern.compile(Pattern.quote(Objects.requireNonNull(settings.valueSeparator())));
    }

    private @Nullable Column column(String name, ImportSelection selection, AttributeKinds kinds) {
        String attribute = settings.columns().entrySet().stream()
                .filter(each -> each.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(name);
        boolean membership = selection.memberships().contains(attribute);
        boolean wanted = membership
                || selection.attributes().contains(attribute)
                || selection.attributes().contains("*");
        boolean reference = membership || ignoringCase(settings.references()).contains(attribute);
        AttributeKinds.Kind kind = kinds.of(attribute);
        return wanted && kind != AttributeKinds.Kind.UNWANTED
                ? new Column(attribute, kind, reference, membership)
                : null;
    }

    private static Set<String> ignoringCase(List<String> names) {
        Set<String> sorted = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        sorted.addAll(names);
        return sorted;
    }

    public int width() {
        return columns.size();
    }

    /** The place of the row with this key. */
    public static String place(String base, String key) {
        return "cn=" + SpelledName.escape(key) + "," + base;
    }

    /**
     * @param where the row stands, for people
     * @param values as many as there are columns
     */
    public SourceItem object(String where, List<? extends @Nullable String> values) {
        String anchor = text(values.get(key)).strip();
        if (anchor.isEmpty()) {
            return new SourceItem.Faulty(
                    null,
                    where,
                    "NO_ANCHOR",
                    "has nothing in the column " + keyColumn + ", so it could not be recognized again",
                    "Give it a key, or name another column as anchorAttribute.");
        }
        Map<String, List<String>> attributes = new LinkedHashMap<>();
        Map<String, List<String>> members = new LinkedHashMap<>();
        List<String> binary = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            List<String> parts = column == null ? List.of() : parts(text(values.get(i)), column);
            if (column == null || parts.isEmpty()) {
                continue;
            }
            if (column.kind() == AttributeKinds.Kind.BINARY) {
                if (!parts.stream().allMatch(RowObjects::isBase64)) {
                    return notBase64(anchor, where, column);
                }
                binary.add(column.attribute());
            }
            (column.membership() ? members : attributes).put(column.attribute(), parts);
        }
        return new SourceItem.Observed(
                new SourceEntry(anchor, place(base, anchor), objectClass(values), attributes, binary, members));
    }

    private String objectClass(List<? extends @Nullable String> values) {
        String said = classColumn < 0 ? "" : text(values.get(classColumn)).strip();
        return said.isEmpty() ? settings.objectClass() : said;
    }

    private List<String> parts(String value, Column column) {
        Stream<String> parts = separator == null ? Stream.of(value) : Arrays.stream(separator.split(value));
        return column.reference()
                ? parts.map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .map(part -> place(base, part))
                        .toList()
                : parts.filter(part -> !part.isBlank()).toList();
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static boolean isBase64(String value) {
        try {
            return Base64.getDecoder().decode(value).length > 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static SourceItem notBase64(String anchor, String where, Column column) {
        return new SourceItem.Faulty(
                anchor,
                where,
                "NOT_BASE64",
                "holds in " + column.attribute() + ", which is binary, something that is no Base64; it stays as it was",
                "Write " + column.attribute() + " in Base64, or leave the column out.");
    }
}
