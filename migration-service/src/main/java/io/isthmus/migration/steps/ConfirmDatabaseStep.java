package io.isthmus.migration.steps;

import io.isthmus.contracts.migration.MigrationStep.Failure;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.contracts.migration.StepBody.ConfirmDatabase;
import io.isthmus.migration.migrating.DatabaseServer;
import io.isthmus.migration.migrating.Facts.AttachedAnalysis;
import io.isthmus.migration.migrating.StepEvidence.DatabaseConfirmed;
import jakarta.enterprise.context.ApplicationScoped;

/** CONFIRM_DATABASE: a person has seen which database server the old tool leaves behind; other tools may use it. */
@ApplicationScoped
class ConfirmDatabaseStep implements ImmediateStep {

    @Override
    public Name name() {
        return Name.CONFIRM_DATABASE;
    }

    @Override
    public Result perform(Call call) {
        ConfirmDatabase body = call.required(ConfirmDatabase.class);
        // the plan has this step for one only
        DatabaseServer database = call.facts()
                .find(AttachedAnalysis.class)
                .map(AttachedAnalysis::database)
                .orElseThrow();
        DatabaseConfirmed evidence = new DatabaseConfirmed(database, body.comment());
        return body.confirmed()
                ? new Result.ExportResult(evidence, call.facts())
                : new Result.NotSettled(
                        409,
                        new Failure(
                                "DATABASE_NOT_CONFIRMED",
                                database.message(),
                                "See that it is the one, and that nothing else needs it; then trigger CONFIRM_DATABASE with"
                                        + " {\"confirmed\": true}."),
                        evidence);
    }
}
