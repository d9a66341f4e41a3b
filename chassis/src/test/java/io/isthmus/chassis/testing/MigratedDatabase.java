package io.isthmus.chassis.testing;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.isthmus.chassis.postgres.Transactions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
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
