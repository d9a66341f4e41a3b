package io.isthmus.migration.clients;

import io.isthmus.migration.migrating.Operation;
import jakarta.enterprise.context.ApplicationScoped;

/** Which service does an operation. */
@ApplicationScoped
public class RunServices {

    private final SyncService sync;
    private final ExportService export;

    RunServices(SyncService sync, ExportService export) {
        this.sync = sync;
        this.export = export;
    }

    public RunService of(Operation operation) {
        return switch (operation.service()) {
            case SYNC -> sync;
            case EXPORT -> export;
        };
    }
}
