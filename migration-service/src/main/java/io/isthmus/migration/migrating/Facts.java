package io.isthmus.migration.migrating;

import io.isthmus.contracts.analysis.AnalysisResult.Verdict;
import io.isthmus.contracts.migration.StepBody.ReCreate.Decision;
import io.isthmus.contracts.migration.StepBody.SourceAccess;
import io.isthmus.contracts.settings.TargetSettings;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What the steps have settled and later steps rely on. Anything may be {@code null} until its step is done. Secrets are
 * references here as everywhere.
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
 * @param planVersion by which {@link MigrationPlan} the migration goes; {@code null} for the first one
 * @param from the deployment a swing leaves
 * @param database server of the old tool's, where it is a full one
 * @param givenTarget tried by CLOUD_CREDENTIALS
 * @param givenSources tried by DIRECTORY_CREDENTIALS
 * @param readyDigest names the configuration that a person has confirmed
 * @param startAtOnceBy in whose name the steps after the retirement of the old tool begin by themselves; {@code null} when
 *     they do not
 * @param reCreated what became of what could not be carried over, by id
 * @param handedOverAt since when the deployment that is left does not export any more
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
        Long promotedEpoch,
        Integer planVersion,
        String from,
        DatabaseServer database,
        TargetSettings givenTarget,
        Map<String, SourceAccess> givenSources,
        String readyDigest,
        String startAtOnceBy,
        Map<String, Decision> reCreated,
        Instant handedOverAt) {

    public Facts {
        givenSources = givenSources == null ? Map.of() : Map.copyOf(givenSources);
        reCreated = reCreated == null ? Map.of() : Map.copyOf(reCreated);
    }

    public static Facts none() {
        Draft draft = new Draft();
        draft.planVersion = MigrationPlan.VERSION;
        return draft.facts();
    }

    /** Of a swing that leaves {@code deployment}. */
    public Facts leaving(String deployment) {
        return with(draft -> draft.from = deployment);
    }

    /** By the plan of today. */
    Facts withPlanOfToday() {
        return with(draft -> draft.planVersion = MigrationPlan.VERSION);
    }

    public Facts analyzed(String id, Verdict newVerdict, boolean newOverridden) {
        return analyzed(id, newVerdict, newOverridden, null);
    }

    public Facts analyzed(String id, Verdict newVerdict, boolean newOverridden, DatabaseServer server) {
        return with(draft -> {
            draft.analysisId = id;
            draft.verdict = newVerdict;
            draft.overridden = newOverridden;
            draft.database = server;
        });
    }

    public Facts exported(String settings) {
        return with(draft -> draft.exportedSettings = settings);
    }

    public Facts targetTried(TargetSettings given) {
        return with(draft -> draft.givenTarget = given);
    }

    public Facts sourcesTried(Map<String, SourceAccess> given) {
        return with(draft -> draft.givenSources = given);
    }

    /**
     * @param digest {@code null} takes a confirmation back
     * @param startAtOnce in whose name the rest begins by itself; {@code null} for nobody's
     */
    public Facts ready(String digest, String startAtOnce) {
        return with(draft -> {
            draft.readyDigest = digest;
            draft.startAtOnceBy = startAtOnce;
        });
    }

    public Facts imported(String newTarget) {
        return with(draft -> draft.target = newTarget);
    }

    /** Decisions beside the earlier ones. */
    public Facts reCreated(Map<String, Decision> decisions) {
        return with(draft -> {
            Map<String, Decision> all = new HashMap<>(reCreated);
            all.putAll(decisions);
            draft.reCreated = all;
        });
    }

    Facts withNothingReCreated() {
        return with(draft -> draft.reCreated = null);
    }

    /** @param digest {@code null} takes a review back */
    public Facts reviewed(String digest) {
        return with(draft -> draft.reviewedDigest = digest);
    }

    public Facts retired(Instant at) {
        return with(draft -> draft.oldToolRetiredAt = at);
    }

    public Facts handedOver(Instant at) {
        return with(draft -> draft.handedOverAt = at);
    }

    public Facts stagingLeft(Instant at, long epoch) {
        return with(draft -> {
            draft.stagingLeftAt = at;
            draft.promotedEpoch = epoch;
        });
    }

    private Facts with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.facts();
    }

    /** Facts that are being changed. */
    private static final class Draft {

        private String analysisId;
        private Verdict verdict;
        private boolean overridden;
        private String exportedSettings;
        private String target;
        private String reviewedDigest;
        private Instant oldToolRetiredAt;
        private Instant stagingLeftAt;
        private Long promotedEpoch;
        private Integer planVersion;
        private String from;
        private DatabaseServer database;
        private TargetSettings givenTarget;
        private Map<String, SourceAccess> givenSources;
        private String readyDigest;
        private String startAtOnceBy;
        private Map<String, Decision> reCreated;
        private Instant handedOverAt;

        private Draft() {}

        private Draft(Facts facts) {
            analysisId = facts.analysisId;
            verdict = facts.verdict;
            overridden = facts.overridden;
            exportedSettings = facts.exportedSettings;
            target = facts.target;
            reviewedDigest = facts.reviewedDigest;
            oldToolRetiredAt = facts.oldToolRetiredAt;
            stagingLeftAt = facts.stagingLeftAt;
            promotedEpoch = facts.promotedEpoch;
            planVersion = facts.planVersion;
            from = facts.from;
            database = facts.database;
            givenTarget = facts.givenTarget;
            givenSources = facts.givenSources;
            readyDigest = facts.readyDigest;
            startAtOnceBy = facts.startAtOnceBy;
            reCreated = facts.reCreated;
            handedOverAt = facts.handedOverAt;
        }

        private Facts facts() {
            return new Facts(
                    analysisId,
                    verdict,
                    overridden,
                    exportedSettings,
                    target,
                    reviewedDigest,
                    oldToolRetiredAt,
                    stagingLeftAt,
                    promotedEpoch,
                    planVersion,
                    from,
                    database,
                    givenTarget,
                    givenSources,
                    readyDigest,
                    startAtOnceBy,
                    reCreated,
                    handedOverAt);
        }
    }
}
