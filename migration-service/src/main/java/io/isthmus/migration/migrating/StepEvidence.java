package io.isthmus.migration.migrating;

import com.fasterxml.jackson.databind.JsonNode;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.analysis.AnalysisResult.Verdict;
import io.isthmus.contracts.checking.CheckReport;
import io.isthmus.contracts.export.GateState.Hold;
import io.isthmus.contracts.export.PendingExportSummary;
import io.isthmus.contracts.migration.ReCreation;
import io.isthmus.contracts.migration.StepBody.ChooseInstallation;
import io.isthmus.contracts.migration.StepBody.ImportSettings.Options;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a step has checked and found; shown as JSON in the migration, and kept with it. */
public sealed interface StepEvidence {

    /** As it is stored and answered. */
    default JsonNode asJson() {
        return WireFormat.mapper().valueToTree(this);
    }

    /**
     * @param decision one sentence: why this path may be taken with this verdict
     * @param blockingFindings codes; not empty only where an administrator went on all the same
     * @param database server of the old tool's
     */
    record Analyzed(
            String analysisId,
            String fileName,
            @Nullable Verdict verdict,
            @Nullable Long objects,
            @Nullable Long estimatedMinutes,
            boolean overridden,
            String decision,
            List<String> blockingFindings,
            @Nullable DatabaseServer database)
            implements StepEvidence {}

    /**
     * @param decision one sentence
     * @param againstExpress why an express installation is not advised; empty where it is
     * @param sha256 of the document that is the base, in hexadecimal
     */
    record InstallationChosen(
            ChooseInstallation.Kind kind,
            @Nullable Integer forests,
            @Nullable Long objects,
            @Nullable Boolean enterpriseAdmin,
            @Nullable Boolean passwordHashSync,
            String decision,
            List<String> againstExpress,
            List<String> sources,
            String sha256)
            implements StepEvidence {}

    /** @param warnings in words; a check that has failed is told by the step's failure too */
    record CredentialsTried(List<CheckReport> reports, List<String> warnings) implements StepEvidence {}

    /** @param database as a person has confirmed it, or has to */
    record DatabaseConfirmed(
            @Nullable DatabaseServer database, @Nullable String comment) implements StepEvidence {}

    /** @param startsAtOnce whether the steps after the old tool's retirement begin by themselves */
    record ConfigurationConfirmed(
            String digest,
            List<String> sources,
            String target,
            List<String> notCarriedOver,
            @Nullable Long objects,
            @Nullable Long estimatedMinutes,
            boolean startsAtOnce,
            @Nullable String comment)
            implements StepEvidence {}

    /**
     * @param sha256 of the downloadable document, in hexadecimal
     * @param notCarriedOver what has to be given or re-created by hand, with the reason
     * @param forced whether the verdict recommends another path, and the export was asked for all the same
     * @param from the deployment whose settings they are; none where they come from an old tool
     */
    record SettingsExported(
            String sha256,
            int bytes,
            int sources,
            int partitions,
            int includedContainers,
            int excludedContainers,
            int customRules,
            List<String> notCarriedOver,
            boolean forced,
            @Nullable String from)
            implements StepEvidence {}

    /**
     * @param revision of the config log from which on the settings are in force
     * @param runsOn what this deployment really uses
     * @param asked the advanced options as they were given
     * @param warnings about what it runs on
     */
    record SettingsImported(
            String sha256,
            long revision,
            List<String> sources,
            String target,
            RunsOn runsOn,
            @Nullable Options asked,
            List<String> warnings)
            implements StepEvidence {}

    /** @param items with what became of each */
    record ReCreated(
            List<ReCreation> items, long open, @Nullable String comment) implements StepEvidence {}

    /** @param activeDeployment who may export to the target, this deployment not being it */
    record StagingEntered(String target, @Nullable String activeDeployment, long epoch, List<Hold> holds)
            implements StepEvidence {}

    /**
     * @param errors objects with errors over all operations
     * @param acknowledged how many of them a person has looked at and accepted
     */
    record Verified(
            List<Operation> operations,
            long errors,
            @Nullable Long acknowledged,
            @Nullable String comment) implements StepEvidence {}

    record Reviewed(PendingExportSummary summary, @Nullable String comment) implements StepEvidence {}

    record Retired(Instant at, @Nullable String comment) implements StepEvidence {}

    /**
     * @param demoted none when nobody exported
     * @param quiet why nothing comes from there any more
     */
    record HandedOver(
            String target,
            @Nullable String from,
            @Nullable String demoted,
            long epoch,
            String quiet,
            @Nullable String comment)
            implements StepEvidence {}

    /**
     * @param revision of the config log from which on this deployment may export
     * @param foreign what others have changed at the target since the former exporter was gone, as far as known
     */
    record StagingLeft(
            @Nullable String target,
            String deployment,
            long epoch,
            long revision,
            @Nullable String reviewedDigest,
            @Nullable String foreign)
            implements StepEvidence {}
}
