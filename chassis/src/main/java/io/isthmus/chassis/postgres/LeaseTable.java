package io.isthmus.chassis.postgres;

import io.isthmus.chassis.instance.LeaseAnswer;
import io.isthmus.chassis.instance.LeaseHolder;
import io.isthmus.chassis.instance.LeaseStore;
import io.isthmus.chassis.sql.Sql;
import io.isthmus.chassis.sql.Transaction;
import java.time.Duration;

/**
 * The lease in table {@code instance_lease}. Every transaction of the active instance holds a shared advisory lock
 * ({@code hold_instance_lease}); who takes the lease needs that lock alone. A holder that is frozen in the middle of a
 * transaction would keep it for ever, so the sessions of one whose lease is over are ended.
 */
final class LeaseTable implements LeaseStore {

    private static final String OVER = "select expires_at < clock_timestamp() as answer from instance_lease";
    private static final String LOCK = "select pg_try_advisory_xact_lock(1230196808, 1) as answer";
    private static final String END_TRANSACTIONS = """
            select count(pg_terminate_backend(pid)) from pg_locks
             where locktype = 'advisory' and classid = 1230196808 and objid = 1 and objsubid = 2 and mode = 'ShareLock' and granted
               and database = (select oid from pg_database where datname = current_database())
               and pid <> pg_backend_pid()""";
    private static final String TAKE = """
            update instance_lease
               set epoch = epoch + 1, holder = :holder, address = :address, expires_at = clock_timestamp() + :millis * interval '1 millisecond'
             where expires_at < clock_timestamp() returning epoch""";
    private static final String RENEW = """
            update instance_lease set expires_at = clock_timestamp() + :millis * interval '1 millisecond'
             where holder = :holder and epoch = :epoch returning epoch""";
    private static final String RELEASE = """
            update instance_lease set expires_at = '-infinity' where holder = :holder and epoch = :epoch""";
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
                session.sql(END_TRANSACTIONS).each(row -> {});
                return others(session);
            }
            return yours(
                    session,
                    session.sql(TAKE)
                            .with("holder", instance.id())
                            .with("address", instance.address())
                            .with("millis", term.toMillis()));
        });
    }

    @Override
    public LeaseAnswer renew(LeaseHolder instance, long epoch, Duration term) {
        return connection.inTransaction(session -> yours(
                session,
                session.sql(RENEW)
                        .with("holder", instance.id())
                        .with("epoch", epoch)
                        .with("millis", term.toMillis())));
    }

    @Override
    public void release(LeaseHolder instance, long epoch) {
        connection.inTransaction(session -> session.sql(RELEASE)
                .with("holder", instance.id())
                .with("epoch", epoch)
                .update());
    }

    /** @param lease gives the epoch where the lease is this instance's */
    private static LeaseAnswer yours(Transaction session, Sql lease) {
        return lease.first(row -> row.number("epoch"))
                .<LeaseAnswer>map(LeaseAnswer.Yours::new)
                .orElseGet(() -> others(session));
    }

    private static LeaseAnswer others(Transaction session) {
        return new LeaseAnswer.Others(
                session.sql(HOLDER).first(row -> new LeaseHolder(row.uuid("holder"), row.text("address"))));
    }

    private static boolean is(Transaction session, String question) {
        return session.sql(question).first(row -> row.flag("answer")).orElse(false);
    }
}
