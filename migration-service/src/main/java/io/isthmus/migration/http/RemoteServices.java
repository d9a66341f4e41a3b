package io.isthmus.migration.http;

import io.isthmus.chassis.access.Roles;
import io.isthmus.chassis.secrets.Secrets;
import io.isthmus.migration.clients.AnalysisLookup;
import io.isthmus.migration.clients.CredentialChecks;
import io.isthmus.migration.clients.ExportService;
import io.isthmus.migration.clients.InstallationAdvisor;
import io.isthmus.migration.clients.SyncService;
import io.isthmus.migration.console.Services;
import io.isthmus.migration.overview.PublishedAnalyses;
import io.isthmus.migration.rollback.RestorationService;
import io.isthmus.migration.standby.Parity;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The other services at their configured addresses. */
class RemoteServices {

    @Produces
    @Singleton
    AnalysisLookup analyzer(ServicesConfig config, Secrets secrets, PublishedAnalyses published) {
        return new HttpAnalyses(remote("analyzer-service", config.analyzer().url(), config, secrets), published);
    }

    @Produces
    @Singleton
    InstallationAdvisor advisor(ServicesConfig config, Secrets secrets) {
        return new HttpInstallationAdvisor(
                remote("analyzer-service", config.analyzer().url(), config, secrets));
    }

    @Produces
    @Singleton
    Parity parity(ServicesConfig config, Secrets secrets) {
        return new HttpParity(remote("analyzer-service", config.analyzer().url(), config, secrets));
    }

    @Produces
    @Singleton
    SyncService sync(ServicesConfig config, Secrets secrets) {
        return new HttpSyncService(remote("sync-service", config.sync().url(), config, secrets));
    }

    @Produces
    @Singleton
    ExportService export(ServicesConfig config, Secrets secrets) {
        return new HttpExportService(remote("export-service", config.export().url(), config, secrets));
    }

    @Produces
    @Singleton
    CredentialChecks checks(ServicesConfig config, Secrets secrets) {
        return new HttpCredentialChecks(
                asAdmin("sync-service", config.sync().url(), config, secrets),
                asAdmin("export-service", config.export().url(), config, secrets));
    }

    @Produces
    @Singleton
    RestorationService restorations(ServicesConfig config, Secrets secrets) {
        return new HttpRestorations(
                remote("export-service", config.export().url(), config, secrets),
                asAdmin("export-service", config.export().url(), config, secrets));
    }

    /** The same services, as the console asks them. */
    @Produces
    @Singleton
    Services console(ServicesConfig config, Secrets secrets) {
        return new HttpConsoleServices(
                remote("analyzer-service", config.analyzer().url(), config, secrets),
                asAdmin("analyzer-service", config.analyzer().url(), config, secrets),
                remote("sync-service", config.sync().url(), config, secrets),
                remote("export-service", config.export().url(), config, secrets),
                asAdmin("export-service", config.export().url(), config, secrets));
    }

    private static RemoteService remote(String name, String url, ServicesConfig config, Secrets secrets) {
        return remote(name, url, Roles.OPERATOR, config.operatorPassword(), config, secrets);
    }

    /**
     * For requests that say where a secret is sent, or that put back what was written: whoever lets this service send one has to be an
     * admin here.
     */
    private static RemoteService asAdmin(String name, String url, ServicesConfig config, Secrets secrets) {
        return remote(name, url, Roles.ADMIN, config.adminPassword(), config, secrets);
    }

    private static RemoteService remote(
            String name, String url, String user, String password, ServicesConfig config, Secrets secrets) {
        boolean reference = password.startsWith("env:") || password.startsWith("file:");
        return new RemoteService(name, url, user, reference ? secrets.resolve(password) : password, config);
    }
}
