package io.isthmus.migration.migrating;

import io.isthmus.contracts.analysis.AnalysisResult.Verdict;
import io.isthmus.contracts.migration.StepBody.ReCreate.Decision;
import io.isthmus.contracts.migration.StepBody.SourceAccess;
import io.isthmus.contracts.settings.TargetSettings;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the steps have settled and later steps rely on. Anything may be missing until its step is done. Secrets are
 * references here as everywhere.
 *
 * @param analysisId attached by ANALYZE
 * @param verdict of that analysis; stays none where the object count is unknown
 * @param overridden whether the verdict recommends another path than the one taken
 * @param exportedSettings the settled document, byte for byte as it can be downloaded
 * @param target name of the target the imported settings export to
 * @param reviewedDigest names the set of pending exports that was looked at
 * @param oldToolRetiredAt since when nobody but this deployment may export
 * @param stagingLeftAt since when this deployment does
 * @param promotedEpoch epoch of the export control under which it does
 * @param planVersion by which {@link MigrationPlan} the migration goes; none for the first one
 * @param from the deployment a swing leaves
 * @param database server of the old tool's, where it is a full one
 * @param givenTarget tried by CLOUD_CREDENTIALS
 * @param givenSources tried by DIRECTORY_CREDENTIALS
 * @param readyDigest names the configuration that a person has confirmed
 * @param startAtOnceBy in whose name the steps after the retirement of the old tool begin by themselves; none when
 *     they do not
 * @param reCreated what became of what could not be carried over, by id
 * @param handedOverAt since when the deployment that is left does not export any more
 */
public record Facts(
        @Nullable String analysisId,
        @Nullable Verdict verdict,
        boolean overridden,
        @Nullable String exportedSettings,
        @Nullable String target,
        @Nullable String reviewedDigest,
        @Nullable Instant oldToolRetiredAt,
        @Nullable Instant stagingLeftAt,
        @Nullable Long promotedEpoch,
        @Nullable Integer planVersion,
        @Nullable String from,
        @Nullable DatabaseServer database,
        @Nullable TargetSettings givenTarget,
        Map<String, SourceAccess> givenSources,
        @Nullable String readyDigest,
        @Nullable String startAtOnceBy,
        Map<String, Decision> reCreated,
        @Nullable Instant handedOverAt) {

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
    public Facts leaving(@Nullable String deployment) {
        return with(draft -> draft.from = deployment);
    }

    /** By the plan of today. */
    Facts withPlanOfToday() {
        return with(draft -> draft.planVersion = MigrationPlan.VERSION);
    }

    public Facts analyzed(String id, @Nullable Verdict newVerdict, boolean newOverridden) {
        return analyzed(id, newVerdict, newOverridden, null);
    }

    public Facts analyzed(
            String id, @Nullable Verdict newVerdict, boolean newOverridden, @Nullable DatabaseServer server) {
        return with(draft -> {
            draft.analysisId = id;
            draft.verdict = newVerdict;
            draft.overridden = newOverridden;
            draft.database = server;
        });
    }

    public Facts exported(@Nullable String settings) {
        return with(draft -> draft.exportedSettings = settings);
    }

    public Facts targetTried(@Nullable TargetSettings given) {
        return with(draft -> draft.givenTarget = given);
    }

    public Facts sourcesTried(Map<String, SourceAccess> given) {
        return with(draft -> draft.givenSources = given);
    }

    /**
     * @param digest {@code null} takes a confirmation back
     * @param startAtOnce in whose name the rest begins by itself; {@code null} for nobody's
     */
    public Facts ready(@Nullable String digest, @Nullable String startAtOnce) {
        return with(draft -> {
            draft.readyDigest = digest;
            draft.startAtOnceBy = startAtOnce;
        });
    }

    public Facts imported(@Nullable String newTarget) {
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
        return with(draft -> draft.reCreated = Map.of());
    }

    /** @param digest {@code null} takes a review back */
    public Facts reviewed(@Nullable String digest) {
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

        private @Nullable String analysisId;
        private @Nullable Verdict verdict;
        private boolean overridden;
        private @Nullable String exportedSettings;
        private @Nullable String target;
        private @Nullable String reviewedDigest;
        private @Nullable Instant oldToolRetiredAt;
        private @Nullable Instant stagingLeftAt;
        private @Nullable Long promotedEpoch;
        private @Nullable Integer planVersion;
        private @Nullable String from;
        private @Nullable DatabaseServer database;
        private @Nullable TargetSettings givenTarget;
        private Map<String, SourceAccess> givenSources = Map.of();
        private @Nullable String readyDigest;
        private @Nullable String startAtOnceBy;
        private Map<String, Decision> reCreated = Map.of();
        private @Nullable Instant handedOverAt;

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
