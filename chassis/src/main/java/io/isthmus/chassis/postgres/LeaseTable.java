package io.isthmus.chassis.postgres;

import io.isthmus.chassis.instance.LeaseAnswer;
import io.isthmus.chassis.instance.LeaseHolder;
import io.isthmus.chassis.instance.LeaseStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * The lease in table {@code instance_lease}. Every transaction of the active instance holds a shared advisory lock
 * ({@code hold_instance_lease}); who takes the lease needs that lock alone. A holder that is frozen in the middle of a
 * transaction would keep it for ever, so the sessions of one whose lease is over are ended.
 */
final class LeaseTable implements LeaseStore {

    private static final String OVER = "select expires_at < clock_timestamp() from instance_lease";
    private static final String LOCK = "select pg_try_advisory_xact_lock(1230196808, 1)";
    private static final String END_TRANSACTIONS = """
            select count(pg_terminate_backend(pid)) from pg_locks
             where locktype = 'advisory' and classid = 1230196808 and objid = 1 and objsubid = 2 and mode = 'ShareLock' and granted
               and database = (select oid from pg_database where datname = current_database())
               and pid <> pg_backend_pid()""";
    private static final String TAKE = """
            update instance_lease
               set epoch = epoch + 1, holder = ?, address = ?, expires_at = clock_timestamp() + ? * interval '1 millisecond'
             where expires_at < clock_timestamp() returning epoch""";
    private static final String RENEW = """
            update instance_lease set expires_at = clock_timestamp() + ? * interval '1 millisecond'
             where holder = ? and epoch = ? returning epoch""";
    private static final String RELEASE = """
            update instance_lease set expires_at = '-infinity' where holder = ? and epoch = ?""";
    private static final String HOLDER = "select holder, address from instance_lease where holder is not null";

    private final LeaseConnection connection;

    LeaseTable(LeaseConnection connection) {
        this.connection = connection;
    }

    @Override
    public LeaseAnswer take(LeaseHolder instance, Duration term) {
        return connection.inTransaction(session -> {
            if (!is(session, OVER)) {
                return others(session);
            }
            if (!is(session, LOCK)) {
                run(session, END_TRANSACTIONS);
                return others(session);
            }
            Optional<Long> epoch = number(session, TAKE, instance.id(), instance.address(), term.toMillis());
            return epoch.isPresent() ? new LeaseAnswer.Yours(epoch.get()) : others(session);
        });
    }

    @Override
    public LeaseAnswer renew(LeaseHolder instance, long epoch, Duration term) {
        return connection.inTransaction(session ->
                number(session, RENEW, term.toMillis(), instance.id(), epoch).isPresent()
                        ? new LeaseAnswer.Yours(epoch)
                        : others(session));
    }

    @Override
    public void release(LeaseHolder instance, long epoch) {
        connection.inTransaction(session -> run(session, RELEASE, instance.id(), epoch));
    }

    private static LeaseAnswer others(Connection session) throws SQLException {
        try (PreparedStatement statement = session.prepareStatement(HOLDER);
                ResultSet row = statement.executeQuery()) {
            return new LeaseAnswer.Others(
                    row.next()
                            ? Optional.of(
                                    new LeaseHolder(row.getObject("holder", UUID.class), row.getString("address")))
                            : Optional.empty());
        }
    }

    private static boolean is(Connection session, String question) throws SQLException {
        try (PreparedStatement statement = session.prepareStatement(question);
                ResultSet row = statement.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static Optional<Long> number(Connection session, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepared(session, sql, parameters);
                ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
        }
    }

    private static boolean run(Connection session, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepared(session, sql, parameters)) {
            return statement.execute();
        }
    }

    private static PreparedStatement prepared(Connection session, String sql, Object... parameters)
            throws SQLException {
        PreparedStatement statement = session.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }
}
