package io.isthmus.migration.migrating;

import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.migration.migrating.Facts.ConfirmedConfiguration;
import io.isthmus.migration.migrating.Facts.Handover;
import io.isthmus.migration.migrating.Facts.Promotion;
import io.isthmus.migration.migrating.Facts.Retirement;
import io.isthmus.migration.migrating.Facts.ReviewedExports;
import io.isthmus.migration.migrating.MigrationState.InProgress;
import io.isthmus.migration.migrating.StepState.Done;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Something that must be true before a step may begin, as a value that can be listed and shown. */
public sealed interface Precondition {

    /** In words, for people who look at the plan. */
    String description();

    /** What is missing in {@code migration}; empty when the precondition is met. */
    Optional<Missing> missingIn(InProgress migration);

    /** Only one step at a time. */
    record NothingElseRuns(Name step) implements Precondition {

        @Override
        public String description() {
            return "no other step is running";
        }

        @Override
        public Optional<Missing> missingIn(InProgress migration) {
            return migration
                    .running()
                    .map(RunningStep::step)
                    .filter(running -> running != step)
                    .map(running -> new Missing(
                            "STEP_RUNNING",
                            running + " is still running",
                            "Wait until it has ended; GET /api/migrations/"
                                    + migration.about().id() + " shows its progress."));
        }
    }

    /** All steps before it have been done. */
    record EarlierStepsAreDone(List<Name> earlier) implements Precondition {

        @Override
        public String description() {
            return "done before: " + names(earlier);
        }

        @Override
        public Optional<Missing> missingIn(InProgress migration) {
            List<Name> open = earlier.stream()
                    .filter(step -> !(migration.step(step) instanceof Done))
                    .toList();
            return open.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Missing(
                            "STEP_MISSING",
                            (open.size() == 1 ? "this step is not done yet: " : "these steps are not done yet: ")
                                    + names(open),
                            "POST /api/migrations/" + migration.about().id() + "/steps/" + open.getFirst()
                                    + " first."));
        }

        private static String names(List<Name> steps) {
            return steps.stream().map(Name::name).collect(Collectors.joining(", "));
        }
    }

    /** A person has confirmed that the old tool is gone. */
    record OldToolIsRetired() implements Precondition {

        @Override
        public String description() {
            return "a person has confirmed that the old tool is retired";
        }

        @Override
        public Optional<Missing> missingIn(InProgress migration) {
            return migration.facts().has(Retirement.class)
                    ? Optional.empty()
                    : Optional.of(new Missing(
                            "OLD_TOOL_NOT_RETIRED",
                            "nobody has confirmed that the old tool is retired, and only one tool may export",
                            "Uninstall the old tool, then trigger RETIRE_OLD_TOOL with {\"confirmed\": true}."));
        }
    }

    /** The deployment that a swing leaves does not export any more. */
    record FormerDeploymentIsQuiet() implements Precondition {

        @Override
        public String description() {
            return "the deployment that is left was demoted and is quiet";
        }

        @Override
        public Optional<Missing> missingIn(InProgress migration) {
            return migration.facts().has(Handover.class)
                    ? Optional.empty()
                    : Optional.of(new Missing(
                            "NOT_HANDED_OVER",
                            "the deployment " + migration.facts().from()
                                    + " was not demoted, and only one deployment may export",
                            "Trigger HAND_OVER first."));
        }
    }

    /** A person has confirmed what is going to be applied. */
    record ConfigurationWasConfirmed() implements Precondition {

        @Override
        public String description() {
            return "a person has confirmed the configuration";
        }

        @Override
        public Optional<Missing> missingIn(InProgress migration) {
            return migration.facts().has(ConfirmedConfiguration.class)
                    ? Optional.empty()
                    : Optional.of(new Missing(
                            "CONFIGURATION_NOT_CONFIRMED",
                            "nobody has confirmed the configuration that is going to be applied",
                            "Look at GET /api/migrations/" + migration.about().id()
                                    + "/configuration, then trigger READY_TO_CONFIGURE with its digest."));
        }
    }

    /** The pending exports have been looked at. */
    record PendingExportsWereReviewed() implements Precondition {

        @Override
        public String description() {
            return "the pending exports were reviewed";
        }

        @Override
        public Optional<Missing> missingIn(InProgress migration) {
            return migration.facts().has(ReviewedExports.class)
                    ? Optional.empty()
                    : Optional.of(new Missing(
                            "PENDING_EXPORTS_NOT_REVIEWED",
                            "nobody has looked at the changes that are about to be exported",
                            "Look at GET /api/pending-exports of export-service, then trigger"
                                    + " REVIEW_PENDING_EXPORTS with the digest of its summary."));
        }
    }

    /** This deployment is the one that may export. */
    record StagingWasLeft() implements Precondition {

        @Override
        public String description() {
            return "this deployment has left staging mode";
        }

        @Override
        public Optional<Missing> missingIn(InProgress migration) {
            return migration.facts().has(Promotion.class)
                    ? Optional.empty()
                    : Optional.of(new Missing(
                            "IN_STAGING_MODE",
                            "this deployment is in staging mode: nothing is exported",
                            "Trigger LEAVE_STAGING first."));
        }
    }
}
