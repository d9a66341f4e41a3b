package io.isthmus.migration.performing;

import io.isthmus.contracts.migration.MigrationStep.Name;

/** A step is done, and stored as such. */
record StepDone(String migrationId, Name step) {}
