package io.isthmus.sync.postgres;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Lets one transaction after the other change connector space and metaverse. They are short, and without this two of
 * them could lock the same rows in different orders, or one could overlook what the other is about to commit.
 */
final class Exclusive {

    private static final long LOCK = 0x49535448_4d555331L;

    private Exclusive() {}

    /** Held until the transaction ends. */
    static void write(Connection connection) throws SQLException {
        Statement.of(connection, "select pg_advisory_xact_lock(?)").with(LOCK).list(row -> null);
    }
}
