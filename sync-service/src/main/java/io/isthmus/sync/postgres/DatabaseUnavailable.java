package io.isthmus.sync.postgres;

import java.sql.SQLException;

/** The database did not do what it was told; nothing of the transaction remains. */
final class DatabaseUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DatabaseUnavailable(SQLException cause) {
        super("the database failed (SQL state " + cause.getSQLState() + "): " + cause.getMessage(), cause);
    }
}
