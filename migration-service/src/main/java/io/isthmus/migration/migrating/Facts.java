package io.isthmus.migration.migrating;

import io.isthmus.contracts.analysis.AnalysisResult.Verdict;
import java.time.Instant;

/**
 * What the steps have settled and later steps rely on. Anything may be {@code null} until its step is done.
 *
 * @param analysisId attached by ANALYZE
 * @param verdict of that analysis; stays {@code null} where the object count is unknown
 * @param overridden whether the verdict recommends another path than the one taken
 * @param exportedSettings the settled document, byte for byte as it can be downloaded
 * @param target name of the target the imported settings export to
 * @param reviewedDigest names the set of pending exports that was looked at
 * @param oldToolRetiredAt since when nobody but this deployment may export
 * @param stagingLeftAt since when this deployment does
 * @param promotedEpoch epoch of the export control under which it does
 */
public record Facts(
        String analysisId,
        Verdict verdict,
        boolean overridden,
        String exportedSettings,
        String target,
        String reviewedDigest,
        Instant oldToolRetiredAt,
        Instant stagingLeftAt,
        Long promotedEpoch) {

    public static Facts none() {
        return new Facts(null, null, false, null, null, null, null, null, null);
    }

    public Facts analyzed(String id, Verdict newVerdict, boolean newOverridden) {
        return new Facts(
                id,
                newVerdict,
                newOverridden,
                exportedSettings,
                target,
                reviewedDigest,
                oldToolRetiredAt,
                stagingLeftAt,
                promotedEpoch);
    }

    public Facts exported(String settings) {
        return new Facts(
                analysisId,
                verdict,
                overridden,
                settings,
                target,
                reviewedDigest,
                oldToolRetiredAt,
                stagingLeftAt,
                promotedEpoch);
    }

    public Facts imported(String newTarget) {
        return new Facts(
                analysisId,
                verdict,
                overridden,
                exportedSettings,
                newTarget,
                reviewedDigest,
                oldToolRetiredAt,
                stagingLeftAt,
                promotedEpoch);
    }

    /** @param digest {@code null} takes a review back */
    public Facts reviewed(String digest) {
        return new Facts(
                analysisId,
                verdict,
                overridden,
                exportedSettings,
                target,
                digest,
                oldToolRetiredAt,
                stagingLeftAt,
                promotedEpoch);
    }

    public Facts retired(Instant at) {
        return new Facts(
                analysisId,
                verdict,
                overridden,
                exportedSettings,
                target,
                reviewedDigest,
                at,
                stagingLeftAt,
                promotedEpoch);
    }

    public Facts stagingLeft(Instant at, long epoch) {
        return new Facts(
                analysisId, verdict, overridden, exportedSettings, target, reviewedDigest, oldToolRetiredAt, at, epoch);
    }
}
