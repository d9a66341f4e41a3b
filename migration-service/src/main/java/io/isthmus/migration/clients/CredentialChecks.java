package io.isthmus.migration.clients;

import io.isthmus.contracts.checking.CheckReport;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.contracts.settings.TargetSettings;
import jakarta.inject.Singleton;

/** Trying credentials for real, by the services that will use them. All methods throw {@link ServiceFault}. */
@Singleton
public final class CredentialChecks {

    private final RemoteService sync;
    private final RemoteService export;

    CredentialChecks(RemoteServices services) {
        this.sync = services.syncAsAdmin();
        this.export = services.exportAsAdmin();
    }

    public CheckReport of(TargetSettings target) {
        return export.post("/api/target-checks", target, CheckReport.class);
    }

    public CheckReport of(SourceSettings source) {
        return sync.post("/api/source-checks", source, CheckReport.class);
    }
}
