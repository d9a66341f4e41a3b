package io.isthmus.migration.steps;

import io.isthmus.migration.migrating.RunsOn;
import io.isthmus.migration.migrating.RunsOn.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What this deployment really runs on, as this service of it sees. */
@ApplicationScoped
class LocalRuntime {

    private final String databaseUrl;
    private final DataConfig data;

    LocalRuntime(@ConfigProperty(name = "quarkus.datasource.jdbc.url") String databaseUrl, DataConfig data) {
        this.databaseUrl = databaseUrl;
        this.data = data;
    }

    RunsOn now() {
        Database database = Database.of(databaseUrl);
        String account = System.getProperty("user.name");
        return new RunsOn(
                database == null ? new Database("a host that cannot be told", null, null) : database,
                // the runtime says "?" for a user id without a name
                account == null || account.isBlank() || account.equals("?") ? null : account,
                Path.of(data.location().orElse(System.getProperty("user.dir")))
                        .toAbsolutePath()
                        .normalize()
                        .toString());
    }
}
