package io.isthmus.migration.performing;

import io.isthmus.migration.migrating.Operation;
import jakarta.enterprise.context.ApplicationScoped;

/** Which service does an operation. */
@ApplicationScoped
class RunServices {

    private final SyncService sync;
    private final ExportService export;

    RunServices(SyncService sync, ExportService export) {
        this.sync = sync;
        this.export = export;
    }

    RunService of(Operation operation) {
        return switch (operation.service()) {
            case SYNC -> sync;
            case EXPORT -> export;
        };
    }
}
