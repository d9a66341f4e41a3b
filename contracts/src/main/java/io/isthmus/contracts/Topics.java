package io.isthmus.contracts;

import java.util.regex.Pattern;

/**
 * The topics of one deployment, and the one topic all deployments share.
 *
 * <p>A deployment's topics carry its name as prefix, so that an active and a stand-by deployment can share a broker
 * without reading each other's state; what they must agree on travels on {@link #CONFIG}.
 *
 * @param deployment name of the deployment: 1 to 40 of {@code a-z 0-9 -}, starting with a letter
 */
public record Topics(String deployment) {

    /**
     * The config log of <em>all</em> deployments: settings and export control. One partition, no key, kept forever.
     * Value: {@link io.isthmus.contracts.config.ConfigRecord}. Written by migration-service (settings, export control)
     * and by export-service (confirmation that it has stopped exporting).
     */
    public static final String CONFIG = "directory.config";

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    public Topics {
        if (deployment == null || !NAME.matcher(deployment).matches()) {
            throw new IllegalArgumentException("deployment name '" + deployment
                    + "' is not usable: use 1 to 40 of a-z, 0-9 and '-', starting with a letter");
        }
    }

    /**
     * Changes observed at the sources. Key: {@code connector|anchor}, for a bucket of a membership
     * {@code connector|anchor|attribute|bucket}, for a marker {@code @marker|partition}. Value:
     * {@link io.isthmus.contracts.changes.ChangeMessage}. Compacted, with a lag that keeps recent history. Owned by
     * sync-service, which is its only writer and its only reader.
     */
    public String directoryChanges() {
        return deployment + ".directory.changes";
    }

    /**
     * Results of analyses. Key: analysis id. Value: {@link io.isthmus.contracts.analysis.AnalysisResult}. Compacted.
     * Owned by analyzer-service.
     */
    public String analysisResults() {
        return deployment + ".analysis.results";
    }

    /**
     * Desired images of target objects. Key: target anchor, for a bucket of a membership {@code anchor|bucket}, for a
     * marker {@code @marker|partition}. Value: {@link io.isthmus.contracts.batches.BatchMessage}. Compacted. Owned by
     * sync-service, read by export-service.
     */
    public String exportBatches() {
        return deployment + ".export.batches";
    }

    /**
     * One outcome for each object and attempt. Key: target anchor. Value:
     * {@link io.isthmus.contracts.outcomes.ExportOutcome}. Kept by time. Owned by export-service.
     */
    public String exportOutcomes() {
        return deployment + ".export.outcomes";
    }

    /**
     * Runs with their counts and errors, and notices to operators. Key: run or notice id. Value:
     * {@link io.isthmus.contracts.operations.OperationMessage}. Kept by time. Written by every service.
     */
    public String operations() {
        return deployment + ".operations";
    }

    /** Where messages of {@code topic} go that no reader can understand, with the reason in the record's headers. */
    public static String deadLetters(String topic) {
        return topic + ".dlq";
    }
}
