package io.isthmus.sync.sql;

import io.isthmus.contracts.settings.QuerySettings;
import io.isthmus.contracts.settings.SourceSettings;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The query of a source, and the questions that are made of it. It always stands in parentheses, where PostgreSQL takes nothing but a
 * query; that it changes nothing is held by the transaction, which is read-only, and by the rights of the account.
 */
record SqlQuery(
        String select,
        String keyColumn,
        @Nullable String changeColumn,
        @Nullable String deletedColumn) {

    static SqlQuery of(SourceSettings source) {
        QuerySettings query = source.query();
        if (query == null || query.select() == null || query.select().isBlank()) {
            throw SqlFaults.unusable(source, "query.select is missing", "Give one SELECT that returns everybody.");
        }
        if (query.select().indexOf(';') >= 0) {
            throw SqlFaults.unusable(
                    source,
                    "query.select holds a semicolon",
                    "Give one SELECT without it, not several; make a view of a query that needs one.");
        }
        return new SqlQuery(query.select(), source.anchorAttribute(), query.changeColumn(), query.deletedColumn());
    }

    /** Of a comment at the end of the query the parenthesis must not become a part. */
    private String rows() {
        return "(" + select + "\n) isthmus_rows";
    }

    String none() {
        return "select * from " + rows() + " limit 0";
    }

    String all() {
        return "select * from " + rows();
    }

    /** @param column as the query names it */
    String newest(String column) {
        String newest = "max(" + quoted(column) + ")";
        return "select " + newest + "::text, pg_typeof(" + newest + ")::text from " + rows();
    }

    /** With two values of a change column as parameters. */
    static String isBefore(String type) {
        return "select ?::text::" + type + " < ?::text::" + type;
    }

    /**
     * With the parameter of a watermark.
     *
     * @param type of the column, as the database names it
     * @param overlap seconds, none for a column that is no time
     */
    String since(String column, String type, long overlap) {
        String from = "?::text::" + type + (overlap > 0 ? " - interval '" + overlap + " seconds'" : "");
        return all() + " where " + quoted(column) + " >= " + from;
    }

    /** With the parameter of an array of keys in lower case. */
    String byKey(String column) {
        return all() + " where lower(" + quoted(column) + "::text) = any (?)";
    }

    static String quoted(String column) {
        return '"' + column.replace("\"", "\"\"") + '"';
    }

    /** The name of a column as the query spells it. */
    static String spelled(SourceSettings source, List<String> columns, String wanted) {
        return columns.stream()
                .filter(column -> column.equalsIgnoreCase(wanted))
                .findFirst()
                .orElseThrow(() -> SqlFaults.unusable(
                        source,
                        "the query has no column " + wanted + ", but " + String.join(", ", columns),
                        "Correct anchorAttribute, query.changeColumn or query.deletedColumn, or the query."));
    }

    String requiredChangeColumn() {
        return Objects.requireNonNull(changeColumn);
    }
}
