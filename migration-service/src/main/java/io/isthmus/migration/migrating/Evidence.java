package io.isthmus.migration.migrating;

import com.fasterxml.jackson.databind.JsonNode;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.analysis.AnalysisResult.Verdict;
import io.isthmus.contracts.export.GateState.Hold;
import io.isthmus.contracts.export.PendingExportSummary;
import java.time.Instant;
import java.util.List;

/** What a step has checked and found; shown as JSON in the migration, and kept with it. */
public sealed interface Evidence {

    /** As it is stored and answered. */
    default JsonNode asJson() {
        return WireFormat.mapper().valueToTree(this);
    }

    /**
     * @param decision one sentence: why this path may be taken with this verdict
     * @param blockingFindings codes; not empty only where an administrator went on all the same
     * @param database which server the old tool uses, as a person has confirmed or has to; {@code null} for none
     */
    record Analyzed(
            String analysisId,
            String fileName,
            Verdict verdict,
            Long objects,
            Long estimatedMinutes,
            boolean overridden,
            String decision,
            List<String> blockingFindings,
            String database)
            implements Evidence {

        Analyzed withDatabase(String server) {
            return new Analyzed(
                    analysisId,
                    fileName,
                    verdict,
                    objects,
                    estimatedMinutes,
                    overridden,
                    decision,
                    blockingFindings,
                    server);
        }
    }

    /**
     * @param sha256 of the downloadable document, in hexadecimal
     * @param notCarriedOver what has to be given or re-created by hand, with the reason
     */
    record SettingsExported(
            String sha256,
            int bytes,
            int sources,
            int partitions,
            int includedContainers,
            int excludedContainers,
            int customRules,
            List<String> notCarriedOver)
            implements Evidence {}

    /** @param revision of the config log from which on the settings are in force */
    record SettingsImported(String sha256, long revision, List<String> sources, String target) implements Evidence {}

    /** @param activeDeployment who may export to the target, this deployment not being it; {@code null} for nobody */
    record StagingEntered(String target, String activeDeployment, long epoch, List<Hold> holds) implements Evidence {}

    /**
     * @param errors objects with errors over all operations
     * @param acknowledged how many of them a person has looked at and accepted
     */
    record Verified(List<Operation> operations, long errors, Long acknowledged, String comment) implements Evidence {}

    record Reviewed(PendingExportSummary summary, String comment) implements Evidence {}

    record Retired(Instant at, String comment) implements Evidence {}

    /** @param revision of the config log from which on this deployment may export */
    record StagingLeft(String target, String deployment, long epoch, long revision, String reviewedDigest)
            implements Evidence {}
}
