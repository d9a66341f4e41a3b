package io.isthmus.chassis.postgres;

import io.isthmus.chassis.sql.DatabaseFailed;
import io.isthmus.chassis.sql.DatabaseSession;
import io.isthmus.chassis.sql.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Transactions over plain JDBC, each behind the fence. Short, of one thread, read committed. */
@ApplicationScoped
public class Transactions {

    private static final Logger LOG = Logger.getLogger(Transactions.class);

    /** serialization failure and deadlock: the other one has won, the same again will do */
    private static final Set<String> WORTH_REPEATING = Set.of("40001", "40P01");

    private static final int ATTEMPTS = 8;

    private final ThreadLocal<@Nullable Transaction> joined = new ThreadLocal<>();
    private final Supplier<DataSource> database;
    private final LeaseFence fence;

    @Inject
    Transactions(Instance<DataSource> database, LeaseFence fence) {
        this.database = database::get;
        this.fence = fence;
    }

    private Transactions(DataSource database) {
        this.database = () -> database;
        this.fence = LeaseFence.none();
    }

    /** For whoever is alone with the database. */
    public static Transactions of(DataSource database) {
        return new Transactions(database);
    }

    /** @param work may be done more than once, so it must leave nothing behind in memory */
    public void run(Consumer<Transaction> work) {
        call(transaction -> {
            work.accept(transaction);
            return null;
        });
    }

    /**
     * As {@link #run}, but the commit does not wait for the disk. For what comes again by itself should a crash of the database take it:
     * what came before it, and all that rests on it in the database, is then as it was, too; what this process holds in memory is not.
     */
    public void runWithoutWaiting(Consumer<Transaction> work) {
        callWithoutWaiting(transaction -> {
            work.accept(transaction);
            return null;
        });
    }

    /** As {@link #runWithoutWaiting}; what is part of another transaction waits with it. */
    public <T> T callWithoutWaiting(Function<Transaction, T> work) {
        if (joined.get() != null) {
            return call(work);
        }
        return repeated(work, false);
    }

    /** @param work may be done more than once, so it must leave nothing behind in memory */
    public <T> T call(Function<Transaction, T> work) {
        @Nullable Transaction open = joined.get();
        if (open != null) {
            return work.apply(open);
        }
        return repeated(work, true);
    }

    /**
     * Whatever this thread does meanwhile is done in one transaction. For several questions in a row: each transaction takes three ways to
     * the database beside what it asks.
     *
     * @param work as of {@link #call}
     */
    public <T> T together(Supplier<T> work) {
        return call(transaction -> joinedTo(transaction, work));
    }

    /** As {@link #together}, but the commit does not wait for the disk; for nothing that {@link #runWithoutWaiting} is not for. */
    public <T> T togetherWithoutWaiting(Supplier<T> work) {
        return callWithoutWaiting(transaction -> joinedTo(transaction, work));
    }

    private <T> T joinedTo(Transaction transaction, Supplier<T> work) {
        @Nullable Transaction before = joined.get();
        joined.set(transaction);
        try {
            return work.get();
        } finally {
            if (before == null) {
                joined.remove();
            }
        }
    }

    private <T> T repeated(Function<Transaction, T> work, boolean waits) {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(work, waits);
            } catch (DatabaseFailed e) {
                if (attempt == ATTEMPTS || !WORTH_REPEATING.contains(e.state())) {
                    throw e;
                }
                LOG.debugf("transaction repeated after %s", e.getMessage());
            }
        }
    }

    /** A session outside of the fence, for what is of nobody else: temporary tables, and the rows of one's own request. */
    public DatabaseSession session() {
        return DatabaseSession.open(database.get());
    }

    private <T> T once(Function<Transaction, T> work, boolean waits) {
        try (DatabaseSession session = session()) {
            return session.call(transaction -> {
                fence.hold(transaction, waits);
                return work.apply(transaction);
            });
        }
    }
}
