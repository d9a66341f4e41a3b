package io.isthmus.contracts.migration;

import java.util.List;

/**
 * One step of a plan, as {@code GET /api/migration-plans?path=} and {@code GET /api/migrations/{id}/plan} of
 * migration-service answer it.
 *
 * @param waits whether its work goes on in other services after the answer
 * @param preconditions in words
 */
public record PlannedStep(MigrationStep.Name name, boolean waits, List<String> preconditions) {}
