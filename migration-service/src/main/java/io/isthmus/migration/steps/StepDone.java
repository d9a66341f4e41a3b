package io.isthmus.migration.steps;

import io.isthmus.contracts.migration.MigrationStep.Name;

/** A step is done, and stored as such. */
public record StepDone(String migrationId, Name step) {}
