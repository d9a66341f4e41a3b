package io.isthmus.chassis.sql;

import static io.isthmus.chassis.sql.DatabaseFailed.unlessDone;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;

/** A connection of one thread: each statement is a transaction of its own, unless it is part of {@link #run} or {@link #call}. */
public final class DatabaseSession implements AutoCloseable {

    private final Connection connection;

    private DatabaseSession(Connection connection) {
        this.connection = connection;
    }

    public static DatabaseSession open(DataSource database) {
        return new DatabaseSession(unlessDone(database::getConnection));
    }

    public Sql sql(String statement) {
        return Sql.alone(connection, statement);
    }

    /** @param table with its columns: {@code t (a, b)} */
    public CopiedRows copying(String table) {
        return new CopiedRows(connection, table);
    }

    /** One transaction; rows come by cursor only in one. */
    public void run(Consumer<Transaction> work) {
        call(transaction -> {
            work.accept(transaction);
            return null;
        });
    }

    /** One transaction: committed when the work is done, rolled back when it fails. */
    public <T> T call(Function<Transaction, T> work) {
        try {
            connection.setAutoCommit(false);
            try {
                T result = work.apply(Transaction.on(connection));
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new DatabaseFailed(e);
        }
    }

    @Override
    public void close() {
        unlessDone(() -> {
            connection.close();
            return null;
        });
    }
}
