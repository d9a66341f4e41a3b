package io.isthmus.chassis.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Transactions of the chassis over plain JDBC, each behind the fence. Short, of one thread, read committed. */
@ApplicationScoped
class Transactions {

    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private final Instance<DataSource> database;
    private final LeaseFence fence;

    Transactions(Instance<DataSource> database, LeaseFence fence) {
        this.database = database;
        this.fence = fence;
    }

    <T> T run(Work<T> work) {
        try (Connection connection = database.get().getConnection()) {
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
        } catch (SQLException e) {
            throw new IllegalStateException("the database failed: " + e.getMessage(), e);
        }
    }
}
