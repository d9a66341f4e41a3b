package io.isthmus.chassis.postgres;

import io.isthmus.chassis.instance.InstanceConfig;
import io.isthmus.chassis.instance.InstanceLease;
import io.isthmus.chassis.instance.StandingBy;
import io.isthmus.chassis.sql.DatabaseFailed;
import io.isthmus.chassis.sql.Transaction;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Lets only the active instance write. To be asked at the beginning of every transaction; until that ends no other instance
 * can become the active one.
 */
@Singleton
public class LeaseFence {

    private static final String HOLD = "select hold_instance_lease(:holder, :epoch)";
    private static final String DO_NOT_WAIT = "set_config('synchronous_commit', 'off', true)";
    private static final String OVERTAKEN = "IS001";

    private final boolean exclusive;
    private final @Nullable InstanceLease lease;

    @Inject
    LeaseFence(InstanceConfig config, InstanceLease lease) {
        this(config.exclusive(), lease);
    }

    LeaseFence(boolean exclusive, @Nullable InstanceLease lease) {
        this.exclusive = exclusive;
        this.lease = lease;
    }

    /** For whoever is alone with the database. */
    public static LeaseFence none() {
        return new LeaseFence(false, null);
    }

    /** Whether there is anything to ask. */
    boolean closed() {
        return exclusive;
    }

    /**
     * @param transaction has begun and has done nothing yet, its isolation is read committed
     * @throws StandingBy when another instance is the active one, or this one has not become it; nothing can be committed then
     */
    public void hold(Transaction transaction) {
        hold(transaction, true);
    }

    /** @param waits whether the commit waits for the disk; said in the same breath, since it is said so often */
    void hold(Transaction transaction, boolean waits) {
        if (!exclusive || lease == null) {
            if (!waits) {
                transaction.sql("select " + DO_NOT_WAIT).each(row -> {});
            }
            return;
        }
        try {
            transaction
                    .sql(waits ? HOLD : HOLD + ", " + DO_NOT_WAIT)
                    .with("holder", lease.self().id())
                    .with("epoch", lease.epoch())
                    .each(row -> {});
        } catch (DatabaseFailed e) {
            if (OVERTAKEN.equals(e.state())) {
                throw StandingBy.overtaken();
            }
            throw e;
        }
    }
}
