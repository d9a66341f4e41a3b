package io.isthmus.export.postgres;

import io.isthmus.chassis.postgres.LeaseFence;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Transactions. All tables of this service are written in bulk, so statements are plain SQL over arrays. */
@ApplicationScoped
public class Database {

    private static final Logger LOG = Logger.getLogger(Database.class);
    /** serialization failure and deadlock: the other one has won, the same again will do */
    private static final Set<String> WORTH_REPEATING = Set.of("40001", "40P01");

    private static final int ATTEMPTS = 8;

    private final DataSource dataSource;
    private final LeaseFence fence;

    Database(DataSource dataSource, LeaseFence fence) {
        this.dataSource = dataSource;
        this.fence = fence;
    }

    /** What is done on a connection. It may be done more than once, so it must leave nothing behind in memory. */
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    <T> T inTransaction(Work<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(work);
            } catch (SQLException e) {
                if (attempt == ATTEMPTS || !WORTH_REPEATING.contains(e.getSQLState())) {
                    throw new DatabaseFailed(e);
                }
                LOG.debugf("transaction repeated after %s", e.getMessage());
            }
        }
    }

    private <T> T once(Work<T> work) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                fence.hold(connection);
                T result = work.on(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    /** The database cannot be used, or refuses a statement. */
    static final class DatabaseFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        DatabaseFailed(SQLException cause) {
            super("the database failed: " + cause.getMessage(), cause);
        }
    }
}
