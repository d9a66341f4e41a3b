package io.isthmus.chassis.postgres;

import io.isthmus.chassis.sql.DatabaseFailed;
import io.isthmus.chassis.sql.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The fence at the beginning of every transaction of the container, and so of JPA. */
@ApplicationScoped
class FencedTransactions {

    private final LeaseFence fence;
    private final Instance<DataSource> database;
    private final TransactionManager transactions;

    FencedTransactions(LeaseFence fence, Instance<DataSource> database, TransactionManager transactions) {
        this.fence = fence;
        this.database = database;
        this.transactions = transactions;
    }

    /** The connection is the transaction's own: whoever asks for one while it lasts gets the same. */
    void begun(@Observes @Initialized(TransactionScoped.class) Object transaction) {
        if (!fence.closed()) {
            return;
        }
        try (Connection connection = database.get().getConnection()) {
            fence.hold(Transaction.on(connection));
        } catch (SQLException | DatabaseFailed e) {
            end();
            throw new IllegalStateException("the database could not be asked for the lease of this instance", e);
        } catch (RuntimeException e) {
            end();
            throw e;
        }
    }

    /** Else the thread would keep a transaction that nobody knows of. */
    private void end() {
        try {
            transactions.rollback();
        } catch (SystemException e) {
            throw new IllegalStateException("a transaction that must not begin could not be ended", e);
        }
    }
}
