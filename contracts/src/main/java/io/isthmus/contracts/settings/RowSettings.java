package io.isthmus.contracts.settings;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How the rows of a file or a query become objects.
 *
 * @param objectClass of every row, unless {@code classColumn} says another; {@code inetOrgPerson} where none is given
 * @param classColumn the column that names each row's own class, such as {@code groupOfNames}
 * @param valueSeparator what stands between several values of one field; without it a field is one value
 * @param references attributes whose values are keys of other rows of this source, such as {@code manager}; memberships always are
 * @param columns attribute by column, where the column has another name than rules use
 * @param delimiter of CSV: one character, or {@code \t}; a comma where none is given
 */
public record RowSettings(
        String objectClass,
        @Nullable String classColumn,
        @Nullable String valueSeparator,
        List<String> references,
        Map<String, String> columns,
        String delimiter) {

    private static final String PERSON = "inetOrgPerson";

    public RowSettings {
        objectClass = objectClass == null ? PERSON : objectClass;
        references = references == null ? List.of() : List.copyOf(references);
        columns = columns == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(columns));
        delimiter = delimiter == null ? "," : delimiter;
    }

    /** Every row a person, every column an attribute of one value. */
    public static RowSettings usual() {
        return new RowSettings(PERSON, null, null, List.of(), Map.of(), ",");
    }
}
