package io.isthmus.migration.clients;

import jakarta.inject.Singleton;

/** What the steps ask sync-service for. */
@Singleton
public final class SyncClient extends RunClient {

    SyncClient(RemoteServices services) {
        super(services.sync());
    }
}
