package io.isthmus.migration.workflow;

import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.contracts.migration.StepBody;
import io.isthmus.contracts.migration.StepBody.Analyze;
import io.isthmus.contracts.migration.StepBody.Approve;
import io.isthmus.contracts.migration.StepBody.CloudCredentials;
import io.isthmus.contracts.migration.StepBody.DirectoryCredentials;
import io.isthmus.migration.migrating.Facts.AttachedAnalysis;
import io.isthmus.migration.migrating.Facts.ReviewedExports;
import io.isthmus.migration.migrating.Facts.TriedTarget;
import io.isthmus.migration.migrating.MigrationState.InProgress;
import io.isthmus.migration.migrating.Missing;
import io.isthmus.migration.migrating.StepRefused;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When a second trigger of a step is no repetition, because it asks for something else. */
final class RepeatedTrigger {

    private RepeatedTrigger() {}

    /** Another digest is another review. */
    static boolean reviewsAnotherSet(InProgress migration, Name step, @Nullable StepBody body) {
        return step == Name.REVIEW_PENDING_EXPORTS
                && body instanceof Approve approve
                && !migration
                        .facts()
                        .find(ReviewedExports.class)
                        .equals(Optional.ofNullable(approve.digest()).map(ReviewedExports::new));
    }

    /** Silence would let somebody believe that what was sent now is what counts. */
    static void refuseAnother(InProgress migration, Name step, @Nullable StepBody body) {
        refuseAnotherAnalysis(migration, step, body);
        boolean otherTarget = body instanceof CloudCredentials cloud
                && cloud.target() != null
                && !migration.facts().find(TriedTarget.class).equals(Optional.of(new TriedTarget(cloud.target())));
        boolean otherSources = body instanceof DirectoryCredentials directory
                && directory.sources() != null
                && !directory.sources().equals(migration.facts().givenSources());
        if (otherTarget || otherSources) {
            throw StepRefused.because(new Missing(
                    "OTHER_CREDENTIALS_TRIED",
                    step + " is done with other credentials",
                    "To replace them, trigger " + step + " with ?again=true: all later steps are open again then."));
        }
    }

    private static void refuseAnotherAnalysis(InProgress migration, Name step, @Nullable StepBody body) {
        if (step == Name.ANALYZE && body instanceof Analyze analyze) {
            migration
                    .facts()
                    .find(AttachedAnalysis.class)
                    .map(AttachedAnalysis::analysisId)
                    .filter(attached -> !attached.equals(analyze.analysisId()))
                    .ifPresent(attached -> {
                        throw StepRefused.because(
                                new Missing(
                                        "ANOTHER_ANALYSIS_ATTACHED",
                                        "analysis " + attached + " is attached already",
                                        "To replace it, trigger ANALYZE with ?again=true: all later steps are open again then."));
                    });
        }
    }
}
