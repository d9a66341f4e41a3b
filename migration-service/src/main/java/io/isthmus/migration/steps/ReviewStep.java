package io.isthmus.migration.steps;

import static java.util.Objects.requireNonNull;

import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.contracts.migration.StepBody.Approve;
import io.isthmus.migration.clients.ExportClient;
import io.isthmus.migration.migrating.Facts.ReviewedExports;
import io.isthmus.migration.migrating.ReviewJudgement;
import jakarta.enterprise.context.ApplicationScoped;

/** REVIEW_PENDING_EXPORTS: a person has looked at exactly this set of changes. */
@ApplicationScoped
class ReviewStep implements ImmediateStep {

    private final ExportClient export;

    ReviewStep(ExportClient export) {
        this.export = export;
    }

    @Override
    public Name name() {
        return Name.REVIEW_PENDING_EXPORTS;
    }

    @Override
    public Result perform(Call call) {
        Approve body = call.required(Approve.class);
        return Result.of(
                ReviewJudgement.judge(body.digest(), body.comment(), export.pendingExports()),
                evidence -> call.facts().with(new ReviewedExports(requireNonNull(body.digest()))));
    }
}
