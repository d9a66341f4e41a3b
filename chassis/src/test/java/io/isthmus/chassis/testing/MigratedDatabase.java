package io.isthmus.chassis.testing;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.isthmus.chassis.postgres.Transactions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.flywaydb.core.Flyway;

/**
 * A PostgreSQL of a test's own with the tables of its service, and no service. Its connections are pooled as in the service: to connect
 * anew for each transaction takes longer than most of what tests ask.
 */
public final class MigratedDatabase implements AutoCloseable {

    private static final Duration BUSY_MACHINE = Duration.ofMinutes(2);
    private static final int CONNECTIONS = 4;

    private final EmbeddedPostgres postgres;
    private final AgroalDataSource pool;

    private MigratedDatabase(EmbeddedPostgres postgres, AgroalDataSource pool) {
        this.postgres = postgres;
        this.pool = pool;
    }

    public static MigratedDatabase start() {
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setPort(Ports.free())
                    .setPGStartupWait(BUSY_MACHINE)
                    .start();
            Flyway.configure()
                    .dataSource(postgres.getPostgresDatabase())
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
            return new MigratedDatabase(postgres, pool(postgres));
        } catch (IOException e) {
            throw new UncheckedIOException("the embedded PostgreSQL did not start", e);
        } catch (SQLException e) {
            throw new IllegalStateException("the embedded PostgreSQL lets nobody in", e);
        }
    }

    private static AgroalDataSource pool(EmbeddedPostgres postgres) throws SQLException {
        return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(CONNECTIONS)
                        .connectionFactoryConfiguration(
                                connections -> connections.jdbcUrl(postgres.getJdbcUrl("postgres", "postgres")))));
    }

    public Transactions transactions() {
        return Transactions.of(pool);
    }

    /** Rows that were read so far, one by one or by an index. Each connection tells of its own only now and then, unless it has to. */
    public long rowsRead() {
        CyclicBarrier everyConnection = new CyclicBarrier(CONNECTIONS);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int connection = 0; connection < CONNECTIONS; connection++) {
                threads.submit(() -> transactions().run(tx -> {
                    tx.sql("select pg_stat_force_next_flush()").each(row -> {});
                    meet(everyConnection);
                }));
            }
        }
        return transactions().call(tx -> tx.sql("""
            select sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::bigint as rows from pg_stat_user_tables
            """).one(row -> row.number("rows")));
    }

    private static void meet(CyclicBarrier others) {
        try {
            others.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException("not all connections were to be had", e);
        }
    }

    @Override
    public void close() {
        pool.close();
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the embedded PostgreSQL did not stop", e);
        }
    }
}
