package io.isthmus.migration.standin;

/** Stands in for sync-service. */
public final class SyncStandIn extends RunsStandIn {

    SyncStandIn() {
        super("sync-service");
    }
}
