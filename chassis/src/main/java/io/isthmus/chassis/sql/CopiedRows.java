package io.isthmus.chassis.sql;

import static io.isthmus.chassis.sql.DatabaseFailed.unlessDone;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Rows on their way into one table, by {@code COPY} in text format, some hundreds at a time. */
public final class CopiedRows {

    /** In characters: several tables are filled at once, and a copy of what waits goes to the database, so a mebibyte would be many. */
    private static final int FLUSHED_AT = 1 << 16;

    private static final int MAXIMUM_LENGTH = 4_000;

    private final Connection connection;
    private final String statement;
    private final StringBuilder waiting = new StringBuilder();

    CopiedRows(Connection connection, String table) {
        this.connection = connection;
        this.statement = "copy " + table + " from stdin";
    }

    /** @param cells text or numbers; text is cut at 4,000 characters */
    public void add(@Nullable Object... cells) {
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

    private void cell(@Nullable Object value) {
        if (value == null) {
            waiting.append("\\N");
            return;
        }
        String text = value.toString();
        int end = Math.min(text.length(), MAXIMUM_LENGTH);
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
            return at + 1 >= Math.min(text.length(), MAXIMUM_LENGTH) || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }

    public void flush() {
        if (!waiting.isEmpty()) {
            unlessDone(this::copy);
            waiting.setLength(0);
        }
    }

    private long copy() throws SQLException {
        byte[] rows = waiting.toString().getBytes(StandardCharsets.UTF_8);
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement);
        try {
            copy.writeToCopy(rows, 0, rows.length);
            return copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }
}
