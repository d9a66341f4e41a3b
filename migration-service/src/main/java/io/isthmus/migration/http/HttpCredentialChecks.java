package io.isthmus.migration.http;

import com.fasterxml.jackson.core.type.TypeReference;
import io.isthmus.contracts.checking.CheckReport;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.contracts.settings.TargetSettings;
import io.isthmus.migration.clients.CredentialChecks;

/** Asks sync-service about sources and export-service about targets. */
final class HttpCredentialChecks implements CredentialChecks {

    private static final TypeReference<CheckReport> REPORT = new TypeReference<>() {};

    private final RemoteService sync;
    private final RemoteService export;

    HttpCredentialChecks(RemoteService sync, RemoteService export) {
        this.sync = sync;
        this.export = export;
    }

    @Override
    public CheckReport of(TargetSettings target) {
        return export.post("/api/target-checks", target, REPORT);
    }

    @Override
    public CheckReport of(SourceSettings source) {
        return sync.post("/api/source-checks", source, REPORT);
    }
}
