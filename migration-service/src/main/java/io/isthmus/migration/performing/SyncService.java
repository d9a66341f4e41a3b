package io.isthmus.migration.performing;

/** Runs of sync-service. */
public interface SyncService extends RunService {}
