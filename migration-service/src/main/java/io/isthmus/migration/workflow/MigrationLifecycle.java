package io.isthmus.migration.workflow;

import io.isthmus.chassis.configlog.ExportControl;
import io.isthmus.contracts.migration.Migration.Begin;
import io.isthmus.contracts.migration.Migration.Path;
import io.isthmus.migration.deployment.DeploymentChanges;
import io.isthmus.migration.migrating.Abandonment;
import io.isthmus.migration.migrating.Facts;
import io.isthmus.migration.migrating.Facts.ExportedDocument;
import io.isthmus.migration.migrating.Facts.Handover;
import io.isthmus.migration.migrating.MigrationState;
import io.isthmus.migration.migrating.MigrationState.Abandoned;
import io.isthmus.migration.migrating.MigrationState.About;
import io.isthmus.migration.migrating.MigrationState.Completed;
import io.isthmus.migration.migrating.MigrationState.InProgress;
import io.isthmus.migration.migrating.Missing;
import io.isthmus.migration.migrating.StepRefused;
import io.isthmus.migration.migrating.store.Migrations;
import io.isthmus.migration.migrating.store.Migrations.Change;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Beginning, looking at and giving up migrations. */
@ApplicationScoped
public class MigrationLifecycle {

    private final Migrations migrations;
    private final DeploymentChanges changes;
    private final Clock clock;

    MigrationLifecycle(Migrations migrations, DeploymentChanges changes, Clock clock) {
        this.migrations = migrations;
        this.changes = changes;
        this.clock = clock;
    }

    /** @throws StepRefused (409) when another migration of this deployment is in progress */
    public InProgress begin(Begin body, String by) {
        Path path = body.path() == null ? Path.PARALLEL : body.path();
        String name = body.name() == null || body.name().isBlank() ? path.name() : body.name();
        String from = path == Path.SWING ? left(body.from()) : noneLeft(body.from(), path);
        InProgress begun = MigrationState.begin(
                new About(UUID.randomUUID().toString(), name, changes.deployment(), path, clock.instant(), by),
                Facts.atTheOutset(from));
        if (!migrations.add(begun)) {
            throw new StepRefused(
                    "MIGRATION_IN_PROGRESS",
                    "another migration of deployment " + changes.deployment() + " is in progress"
                            + migrations
                                    .inProgress()
                                    .map(other -> ": " + other.about().name() + " ("
                                            + other.about().id() + ")")
                                    .orElse(""),
                    "Complete it, or give it up by POST /api/migrations/{id}/abandon.");
        }
        return begun;
    }

    private String left(@Nullable String from) {
        if (from == null || from.isBlank()) {
            throw StepRefused.unusable(
                    "FROM_MISSING",
                    "a swing leaves another deployment, and the body names none",
                    "Send {\"path\": \"SWING\", \"from\": \"…\"}.");
        }
        if (from.equals(changes.deployment())) {
            throw StepRefused.unusable(
                    "FROM_ITSELF",
                    "a swing leaves another deployment, and " + from + " is this one",
                    "Begin the swing at the deployment that is to take over.");
        }
        if (changes.state().settingsOf(from).isEmpty()) {
            throw StepRefused.unusable(
                    "DEPLOYMENT_NOT_KNOWN",
                    "the config log has no settings of deployment " + from,
                    "It knows " + changes.state().settings().keySet()
                            + ". A swing is between deployments on the same config log.");
        }
        return from;
    }

    private static @Nullable String noneLeft(@Nullable String from, Path path) {
        if (from != null) {
            throw StepRefused.unusable(
                    "FROM_NOT_EXPECTED",
                    "a migration " + path + " leaves no other deployment",
                    "Leave \"from\" out, or begin a SWING.");
        }
        return null;
    }

    public MigrationState find(String id) {
        return migrations.find(id).orElseThrow(() -> StepRefused.unknownMigration(id));
    }

    public List<MigrationState> latest(int limit) {
        return migrations.latest(limit);
    }

    /** The exported settings, byte for byte as their digest was taken. */
    public String exportedSettings(String id) {
        MigrationState migration = find(id);
        return migration
                .facts()
                .find(ExportedDocument.class)
                .map(ExportedDocument::exportedSettings)
                .orElseThrow(() -> new StepRefused(
                        "SETTINGS_NOT_EXPORTED",
                        "the migration " + migration.about().name() + " has exported no settings yet",
                        "Trigger EXPORT_SETTINGS first."));
    }

    /** Gives a migration up, before cutover; repeated, it does nothing. */
    public MigrationState abandon(String id, String by, @Nullable String reason) {
        return migrations
                .change(id, migration -> switch (migration) {
                    case Abandoned already -> Change.none((MigrationState) already);
                    case Completed completed ->
                        throw StepRefused.because(new Missing(
                                "MIGRATION_ENDED",
                                "the migration " + completed.about().name() + " is done",
                                "To stop exporting, demote this deployment by POST /api/export-control/demote."));
                    case InProgress inProgress -> abandon(inProgress, by, reason);
                })
                .orElseThrow(() -> StepRefused.unknownMigration(id));
    }

    private Change<MigrationState> abandon(InProgress migration, String by, @Nullable String reason) {
        String target = migration.facts().target();
        // a crash between the append and its note: the log knows better than the step
        if (target != null && changes.isActive(target)) {
            throw StepRefused.because(new Missing(
                    "DEPLOYMENT_IS_ACTIVE",
                    changes.deployment() + " is the active deployment of " + target + " and may have exported",
                    "Demote it by POST /api/export-control/demote first, or go on with LEAVE_STAGING."));
        }
        return switch (seen(migration).abandon(by, reason, clock.instant())) {
            case Abandonment.Accepted accepted -> Change.to(accepted.migration(), accepted.migration());
            case Abandonment.Refused refused -> throw StepRefused.because(refused.missing());
        };
    }

    /** A crash between a demotion and its note: the log knows better than the step. */
    private InProgress seen(InProgress migration) {
        Facts facts = migration.facts();
        if (facts.from() == null || facts.target() == null || facts.has(Handover.class)) {
            return migration;
        }
        ExportControl control = changes.exportControl(facts.target());
        boolean demotedSince = facts.from().equals(control.demoted())
                && !control.since().isBefore(migration.about().startedAt());
        return demotedSince ? migration.learned(facts.with(new Handover(control.since()))) : migration;
    }
}
