package io.isthmus.migration.migrating;

import io.isthmus.contracts.analysis.AnalysisResult.Verdict;
import io.isthmus.contracts.migration.StepBody.ReCreate.Decision;
import io.isthmus.contracts.migration.StepBody.SourceAccess;
import io.isthmus.contracts.settings.TargetSettings;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the steps have settled and later steps rely on. What a step settles is one part, which is there as a whole or not at
 * all. Secrets are references here as everywhere.
 */
public record Facts(Map<Class<? extends Part>, Part> parts) {

    /** The names of the components are those of the stored document. */
    public sealed interface Part {}

    /**
     * Not there in a migration that goes by the plan of the first version.
     *
     * @param planVersion by which {@link MigrationPlan} the migration goes
     * @param from the deployment a swing leaves
     */
    public record Outset(int planVersion, @Nullable String from) implements Part {}

    /**
     * @param verdict none where the object count is unknown
     * @param overridden whether the verdict recommends another path than the one taken
     * @param database server of the old tool's, where it is a full one
     */
    public record AttachedAnalysis(
            String analysisId,
            @Nullable Verdict verdict,
            boolean overridden,
            @Nullable DatabaseServer database) implements Part {}

    /** @param exportedSettings byte for byte as they can be downloaded */
    public record ExportedDocument(String exportedSettings) implements Part {}

    public record TriedTarget(TargetSettings givenTarget) implements Part {}

    public record TriedSources(Map<String, SourceAccess> givenSources) implements Part {

        public TriedSources {
            givenSources = Map.copyOf(givenSources);
        }
    }

    /**
     * @param readyDigest names the configuration that a person has confirmed
     * @param startAtOnceBy in whose name the steps after the retirement of the old tool begin by themselves; none when
     *     they do not
     */
    public record ConfirmedConfiguration(
            String readyDigest, @Nullable String startAtOnceBy) implements Part {}

    /** @param target the one that the imported settings export to */
    public record ImportedTarget(String target) implements Part {}

    /** @param reCreated what became of what could not be carried over, by id */
    public record ReCreationDecisions(Map<String, Decision> reCreated) implements Part {

        public ReCreationDecisions {
            reCreated = Map.copyOf(reCreated);
        }
    }

    /** @param reviewedDigest names the set of pending exports that was looked at */
    public record ReviewedExports(String reviewedDigest) implements Part {}

    /** @param oldToolRetiredAt since when nobody but this deployment may export */
    public record Retirement(Instant oldToolRetiredAt) implements Part {}

    /** @param handedOverAt since when the deployment that is left does not export any more */
    public record Handover(Instant handedOverAt) implements Part {}

    /**
     * @param stagingLeftAt since when this deployment may export
     * @param promotedEpoch epoch of the export control under which it does
     */
    public record Promotion(Instant stagingLeftAt, long promotedEpoch) implements Part {}

    public Facts {
        parts = Map.copyOf(parts);
    }

    /** @param from the deployment that a swing leaves */
    public static Facts atTheOutset(@Nullable String from) {
        return new Facts(Map.of()).with(new Outset(MigrationPlan.VERSION, from));
    }

    public <P extends Part> Optional<P> find(Class<P> part) {
        return Optional.ofNullable(part.cast(parts.get(part)));
    }

    public boolean has(Class<? extends Part> part) {
        return parts.containsKey(part);
    }

    public Facts with(Part part) {
        Map<Class<? extends Part>, Part> next = new HashMap<>(parts);
        next.put(part.getClass(), part);
        return new Facts(next);
    }

    Facts without(Class<? extends Part> part) {
        Map<Class<? extends Part>, Part> next = new HashMap<>(parts);
        next.remove(part);
        return new Facts(next);
    }

    /** Decisions beside the earlier ones. */
    public Facts withReCreated(Map<String, Decision> decisions) {
        Map<String, Decision> all = new HashMap<>(reCreated());
        all.putAll(decisions);
        return with(new ReCreationDecisions(all));
    }

    public Map<String, SourceAccess> givenSources() {
        return find(TriedSources.class).map(TriedSources::givenSources).orElse(Map.of());
    }

    public Map<String, Decision> reCreated() {
        return find(ReCreationDecisions.class)
                .map(ReCreationDecisions::reCreated)
                .orElse(Map.of());
    }

    /** The deployment that a swing leaves. */
    public @Nullable String from() {
        return find(Outset.class).map(Outset::from).orElse(null);
    }

    /** Of the imported settings. */
    public @Nullable String target() {
        return find(ImportedTarget.class).map(ImportedTarget::target).orElse(null);
    }
}
