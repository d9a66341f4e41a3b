package io.isthmus.sync.postgres;

import io.agroal.api.AgroalDataSource;
import io.isthmus.chassis.postgres.LeaseFence;
import io.isthmus.sync.connectorspace.ContentRefused;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Transactions over plain JDBC for bulk work. They are short, of one thread, and their isolation is read committed.
 * Each ends before this returns: committed, or rolled back when the work throws.
 */
@ApplicationScoped
public class Database {

    /** Work inside one transaction. */
    @FunctionalInterface
    interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    @FunctionalInterface
    interface Steps {
        void run(Connection connection) throws SQLException;
    }

    private final AgroalDataSource source;
    private final LeaseFence fence;

    Database(AgroalDataSource source, LeaseFence fence) {
        this.source = source;
        this.fence = fence;
    }

    <T> T inTransaction(Work<T> work) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                fence.hold(connection);
                T result = work.run(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        } catch (SQLException e) {
            throw refusesContent(e) ? new ContentRefused(e.getMessage(), e) : new DatabaseUnavailable(e);
        }
    }

    /** Classes 22 (data exception) and 23 (constraint violation) of SQL: trying again would not help. */
    private static boolean refusesContent(SQLException e) {
        return e.getSQLState() != null
                && (e.getSQLState().startsWith("22") || e.getSQLState().startsWith("23"));
    }

    /** As {@link #inTransaction}, for work without a result. */
    void change(Steps steps) {
        inTransaction(connection -> {
            steps.run(connection);
            return null;
        });
    }
}
