package io.isthmus.migration.migrating;

import io.isthmus.contracts.migration.Migration;
import io.isthmus.contracts.migration.Migration.Status;
import io.isthmus.contracts.migration.MigrationStep;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.contracts.migration.Remark;
import io.isthmus.migration.migrating.Facts.AttachedAnalysis;
import io.isthmus.migration.migrating.Facts.Handover;
import io.isthmus.migration.migrating.Facts.Promotion;
import io.isthmus.migration.migrating.Facts.Retirement;
import io.isthmus.migration.migrating.MigrationState.Abandoned;
import io.isthmus.migration.migrating.MigrationState.Completed;
import io.isthmus.migration.migrating.MigrationState.InProgress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A migration as others see it. */
public final class MigrationView {

    private MigrationView() {}

    /** With nothing known of others' changes at the target. */
    public static Migration of(MigrationState migration) {
        return of(migration, Optional.empty());
    }

    /** @param foreign what was last seen of others' changes at the target, if anybody looked */
    public static Migration of(MigrationState migration, Optional<ForeignLook> foreign) {
        return of(migration, foreign, List.of());
    }

    /** @param proof of what a migration that was given up has left: what was written, and what was seen */
    public static Migration of(MigrationState migration, Optional<ForeignLook> foreign, List<Remark> proof) {
        List<Remark> remarks = remarks(migration, foreign);
        Optional<AttachedAnalysis> analysis = migration.facts().find(AttachedAnalysis.class);
        remarks.addAll(proof);
        return new Migration(
                migration.about().id(),
                migration.about().name(),
                migration.about().deployment(),
                migration.about().path(),
                migration.facts().from(),
                statusOf(migration),
                analysis.map(AttachedAnalysis::analysisId).orElse(null),
                analysis.map(AttachedAnalysis::verdict).orElse(null),
                migration instanceof InProgress inProgress ? inProgress.due() : null,
                migration.plan().steps().stream()
                        .map(name -> step(migration, name))
                        .toList(),
                remarks.stream().map(Remark::sentence).toList(),
                remarks,
                migration.about().startedAt(),
                finishedAt(migration));
    }

    private static Status statusOf(MigrationState migration) {
        return switch (migration) {
            case InProgress ignored -> Status.IN_PROGRESS;
            case Completed ignored -> Status.DONE;
            case Abandoned ignored -> Status.ABANDONED;
        };
    }

    private static @Nullable Instant finishedAt(MigrationState migration) {
        return switch (migration) {
            case InProgress ignored -> null;
            case Completed completed -> completed.at();
            case Abandoned abandoned -> abandoned.at();
        };
    }

    private static MigrationStep step(MigrationState migration, Name name) {
        return switch (migration.step(name)) {
            case StepState.NotBegun ignored ->
                new MigrationStep(name, notBegun(migration, name), null, null, null, null, null, null);
            case StepState.Running running ->
                new MigrationStep(
                        name,
                        MigrationStep.Status.RUNNING,
                        running.startedAt(),
                        null,
                        running.by(),
                        running.progress(),
                        running.evidence(),
                        null);
            case StepState.Done done ->
                new MigrationStep(
                        name,
                        MigrationStep.Status.DONE,
                        done.startedAt(),
                        done.finishedAt(),
                        done.by(),
                        null,
                        done.evidence(),
                        null);
            case StepState.Failed failed ->
                new MigrationStep(
                        name,
                        MigrationStep.Status.FAILED,
                        failed.startedAt(),
                        failed.finishedAt(),
                        failed.by(),
                        null,
                        failed.evidence(),
                        failed.failure());
        };
    }

    private static MigrationStep.Status notBegun(MigrationState migration, Name name) {
        return migration instanceof InProgress inProgress
                        && inProgress.missingFor(name).isEmpty()
                ? MigrationStep.Status.READY
                : MigrationStep.Status.NOT_YET;
    }

    private static List<Remark> remarks(MigrationState migration, Optional<ForeignLook> foreign) {
        List<Remark> remarks = new ArrayList<>();
        Facts facts = migration.facts();
        nobodyExports(migration).ifPresent(remarks::add);
        if (migration instanceof InProgress) {
            facts.find(Retirement.class)
                    .flatMap(retired -> foreign.flatMap(look -> look.remark(retired.oldToolRetiredAt())))
                    .ifPresent(remarks::add);
        }
        facts.find(AttachedAnalysis.class)
                .filter(AttachedAnalysis::overridden)
                .map(analysis -> new Remark(
                        "VERDICT_OVERRIDDEN",
                        "the verdict of the analysis was overridden: " + analysis.verdict()
                                + " was its verdict, the path is "
                                + migration.about().path(),
                        null))
                .ifPresent(remarks::add);
        return remarks;
    }

    private static Optional<Remark> nobodyExports(MigrationState migration) {
        Facts facts = migration.facts();
        boolean abandoned = migration instanceof Abandoned;
        return whyNobodyExports(facts)
                .map(why -> facts.has(Handover.class)
                        ? new Remark(
                                "NOBODY_EXPORTS_SINCE_HANDOVER",
                                why,
                                abandoned
                                        ? "The migration was abandoned: promote " + facts.from()
                                                + " back, by POST /api/export-control/promote {\"target\": \""
                                                + facts.target()
                                                + "\"} of its own migration-service (./isthmus staging off there)."
                                        : null,
                                Map.of("from", facts.from()))
                        : new Remark(
                                "NOBODY_EXPORTS",
                                why,
                                abandoned
                                        ? "The migration was abandoned: begin a new one, or put the old tool back into service."
                                        : null));
    }

    /** One sentence; empty while somebody does. */
    public static Optional<String> whyNobodyExports(Facts facts) {
        String here = ", and this deployment is still in staging mode";
        return facts.has(Promotion.class)
                ? Optional.empty()
                : facts.find(Handover.class)
                        .map(handover -> "nobody exports since " + handover.handedOverAt() + ": " + facts.from()
                                + " was demoted" + here)
                        .or(() -> facts.find(Retirement.class)
                                .map(retired -> "nobody exports since " + retired.oldToolRetiredAt()
                                        + ": the old tool is retired" + here));
    }
}
