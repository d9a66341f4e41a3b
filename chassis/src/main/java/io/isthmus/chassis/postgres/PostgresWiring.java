package io.isthmus.chassis.postgres;

import io.isthmus.chassis.instance.InstanceConfig;
import io.isthmus.chassis.instance.LeaseStore;
import io.isthmus.chassis.outage.DatabaseOutage;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Joins what knows no database with the service's own. */
class PostgresWiring {

    private static final int PROBE_SECONDS = 2;

    @Produces
    @Singleton
    DatabaseOutage outage(Instance<DataSource> database) {
        return new DatabaseOutage(DatabaseFaults::isAway, () -> answers(database.get()));
    }

    @Produces
    @Singleton
    LeaseStore lease(
            InstanceConfig config,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") Optional<String> url,
            @ConfigProperty(name = "quarkus.datasource.username") Optional<String> user,
            @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password) {
        int timeout = Math.max(1, (int) config.lease().dividedBy(3).toSeconds());
        return new LeaseTable(
                new LeaseConnection(url.orElse(""), user.orElse("isthmus"), password.orElse(null), timeout));
    }

    void close(@Disposes DatabaseOutage outage) {
        outage.close();
    }

    private static boolean answers(DataSource database) {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(PROBE_SECONDS);
        } catch (SQLException e) {
            return false;
        }
    }
}
