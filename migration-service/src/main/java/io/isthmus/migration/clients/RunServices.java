package io.isthmus.migration.clients;

import io.isthmus.migration.migrating.Operation;
import jakarta.enterprise.context.ApplicationScoped;

/** Which service does an operation. */
@ApplicationScoped
public class RunServices {

    private final SyncClient sync;
    private final ExportClient export;

    RunServices(SyncClient sync, ExportClient export) {
        this.sync = sync;
        this.export = export;
    }

    public RunClient of(Operation operation) {
        return switch (operation.service()) {
            case SYNC -> sync;
            case EXPORT -> export;
        };
    }
}
