package io.isthmus.migration.clients;

/** Runs of sync-service. */
public interface SyncService extends RunService {}
