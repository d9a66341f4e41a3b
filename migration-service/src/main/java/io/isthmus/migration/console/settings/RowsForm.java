package io.isthmus.migration.console.settings;

import io.isthmus.contracts.settings.QuerySettings;
import io.isthmus.contracts.settings.RowSettings;
import io.isthmus.contracts.settings.SourceKind;
import io.isthmus.contracts.settings.SourceSettings;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How rows of a file or a query become objects, as a part of the form of a source.
 *
 * @param references attributes, parted by commas
 * @param columns {@code column = attribute} a line
 * @param delimiter of CSV
 */
public record RowsForm(
        String objectClass,
        String classColumn,
        String valueSeparator,
        String references,
        String columns,
        String delimiter,
        String select,
        String changeColumn,
        String deletedColumn) {

    static RowsForm of(SourceSettings source) {
        RowSettings rows = source.rowsAsObjects();
        QuerySettings query = source.query();
        return new RowsForm(
                rows.objectClass(),
                Fields.shown(rows.classColumn()),
                Fields.shown(rows.valueSeparator()),
                String.join(", ", rows.references()),
                rows.columns().entrySet().stream()
                        .map(each -> each.getKey() + " = " + each.getValue())
                        .collect(Collectors.joining("\n")),
                rows.delimiter(),
                query == null ? "" : Fields.shown(query.select()),
                query == null ? "" : Fields.shown(query.changeColumn()),
                query == null ? "" : Fields.shown(query.deletedColumn()));
    }

    static RowsForm usual() {
        RowSettings rows = RowSettings.usual();
        return new RowsForm(rows.objectClass(), "", "", "", "", rows.delimiter(), "", "", "");
    }

    static RowsForm read(Fields fields) {
        return new RowsForm(
                fields.text("objectClass"),
                fields.text("classColumn"),
                fields.text("valueSeparator"),
                fields.text("references"),
                fields.text("columns"),
                fields.text("delimiter"),
                fields.text("select"),
                fields.text("changeColumn"),
                fields.text("deletedColumn"));
    }

    /** Nothing where a source has no rows. */
    @Nullable
    RowSettings rows(SourceKind kind) {
        return kind.hasRows()
                ? new RowSettings(
                        objectClass.isBlank() ? RowSettings.usual().objectClass() : objectClass,
                        Fields.given(classColumn),
                        Fields.given(valueSeparator),
                        List.of(references.strip().split("\\s*,\\s*")).stream()
                                .filter(name -> !name.isEmpty())
                                .toList(),
                        attributes(),
                        delimiter.isBlank() ? RowSettings.usual().delimiter() : delimiter)
                : null;
    }

    private Map<String, String> attributes() {
        Map<String, String> attributes = new TreeMap<>();
        columns.lines()
                .filter(line -> line.contains("="))
                .forEach(line -> attributes.put(
                        line.substring(0, line.lastIndexOf('=')).strip(),
                        line.substring(line.lastIndexOf('=') + 1).strip()));
        return attributes;
    }

    /** Nothing where a source asks no database. */
    @Nullable
    QuerySettings query(SourceKind kind) {
        return kind == SourceKind.SQL
                ? new QuerySettings(select, Fields.given(changeColumn), Fields.given(deletedColumn))
                : null;
    }
}
