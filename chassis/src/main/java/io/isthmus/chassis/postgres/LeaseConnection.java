package io.isthmus.chassis.postgres;

import io.isthmus.chassis.sql.Transaction;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The lease's own session, beside the pool: a pool that is exhausted, or a connection that hangs in a cut network, must not
 * cost the lease, nor hide that it is lost. Opened when needed, given up after any failure.
 */
final class LeaseConnection implements AutoCloseable {

    private final String url;
    private final Properties properties = new Properties();
    private @Nullable Connection session;

    /** @param timeoutSeconds after which an answer of the server is not awaited any more */
    LeaseConnection(String url, String user, @Nullable String password, int timeoutSeconds) {
        this.url = url;
        properties.setProperty("user", user);
        if (password != null) {
            properties.setProperty("password", password);
        }
        String timeout = Integer.toString(timeoutSeconds);
        properties.setProperty("socketTimeout", timeout);
        properties.setProperty("connectTimeout", timeout);
        properties.setProperty("loginTimeout", timeout);
        properties.setProperty("ApplicationName", "instance-lease");
    }

    synchronized <T> T inTransaction(Function<Transaction, T> work) {
        try {
            if (session == null) {
                session = DriverManager.getConnection(url, properties);
                session.setAutoCommit(false);
            }
            T result = work.apply(Transaction.on(session));
            session.commit();
            return result;
        } catch (SQLException | RuntimeException e) {
            close();
            throw new IllegalStateException("the lease of this instance could not be asked for", e);
        }
    }

    @Override
    public synchronized void close() {
        Connection old = session;
        session = null;
        if (old != null) {
            try {
                old.close();
            } catch (SQLException e) {
                // it is given up because it does not work any more
            }
        }
    }
}
