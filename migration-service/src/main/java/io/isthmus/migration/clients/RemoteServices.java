package io.isthmus.migration.clients;

import io.isthmus.chassis.access.Roles;
import io.isthmus.chassis.secrets.Secrets;
import jakarta.inject.Singleton;

/** The other services at their configured addresses, asked as {@code operator} unless said otherwise. */
@Singleton
public final class RemoteServices {

    private final ServicesConfig config;
    private final Secrets secrets;

    RemoteServices(ServicesConfig config, Secrets secrets) {
        this.config = config;
        this.secrets = secrets;
    }

    public RemoteService analyzer() {
        return remote("analyzer-service", config.analyzer().url(), Roles.OPERATOR, config.operatorPassword());
    }

    public RemoteService sync() {
        return remote("sync-service", config.sync().url(), Roles.OPERATOR, config.operatorPassword());
    }

    public RemoteService export() {
        return remote("export-service", config.export().url(), Roles.OPERATOR, config.operatorPassword());
    }

    public RemoteService analyzerAsAdmin() {
        return remote("analyzer-service", config.analyzer().url(), Roles.ADMIN, config.adminPassword());
    }

    /**
     * For requests that say where a secret is sent, or that put back what was written: whoever lets this service send one has to be an
     * admin here.
     */
    RemoteService syncAsAdmin() {
        return remote("sync-service", config.sync().url(), Roles.ADMIN, config.adminPassword());
    }

    public RemoteService exportAsAdmin() {
        return remote("export-service", config.export().url(), Roles.ADMIN, config.adminPassword());
    }

    private RemoteService remote(String name, String url, String user, String password) {
        boolean reference = password.startsWith("env:") || password.startsWith("file:");
        return new RemoteService(name, url, user, reference ? secrets.resolve(password) : password, config);
    }
}
