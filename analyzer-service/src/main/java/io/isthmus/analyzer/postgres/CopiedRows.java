package io.isthmus.analyzer.postgres;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/** Rows on their way into one table, by {@code COPY} in text format, some thousands at a time. */
final class CopiedRows {

    private static final int FLUSHED_AT = 1 << 20;
    private static final int LONGEST = 4_000;

    private final Connection connection;
    private final String statement;
    private final StringBuilder waiting = new StringBuilder();

    /** @param table with its columns: {@code t (a, b)} */
    CopiedRows(Connection connection, String table) {
        this.connection = connection;
        this.statement = "copy " + table + " from stdin";
    }

    /** @param cells text or numbers, {@code null} for null; text is cut at 4,000 characters */
    void add(Object... cells) throws SQLException {
        for (int i = 0; i < cells.length; i++) {
            if (i > 0) {
                waiting.append('\t');
            }
            cell(cells[i]);
        }
        waiting.append('\n');
        if (waiting.length() >= FLUSHED_AT) {
            flush();
        }
    }

    private void cell(Object value) {
        if (value == null) {
            waiting.append("\\N");
            return;
        }
        String text = value.toString();
        int end = Math.min(text.length(), LONGEST);
        for (int i = 0; i < end; i++) {
            character(text, i);
        }
    }

    /** PostgreSQL holds no NUL, and UTF-8 no half of a pair. */
    private void character(String text, int at) {
        char c = text.charAt(at);
        switch (c) {
            case '\\' -> waiting.append("\\\\");
            case '\t' -> waiting.append("\\t");
            case '\n' -> waiting.append("\\n");
            case '\r' -> waiting.append("\\r");
            case '\0' -> waiting.append('\uFFFD');
            default -> waiting.append(lonely(text, at) ? '\uFFFD' : c);
        }
    }

    private static boolean lonely(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 >= Math.min(text.length(), LONGEST) || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }

    void flush() throws SQLException {
        if (waiting.isEmpty()) {
            return;
        }
        try {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement, new StringReader(waiting.toString()));
        } catch (IOException impossible) {
            throw new SQLException("text in memory cannot fail to be read", impossible);
        }
        waiting.setLength(0);
    }
}
