package io.isthmus.migration.steps;

import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.migration.clients.ExportClient;
import io.isthmus.migration.clients.ServiceFault;
import io.isthmus.migration.migrating.Facts.Retirement;
import io.isthmus.migration.migrating.ForeignLook;
import io.isthmus.migration.migrating.MigrationState;
import io.isthmus.migration.migrating.MigrationState.InProgress;
import io.isthmus.migration.migrating.StepRefused;
import io.isthmus.migration.migrating.store.Migrations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Whether the old tool still exports although a person has said that it is gone: others' changes at the target, as imports
 * find them. Looked at from time to time and remembered here, so that nobody who looks at a migration waits for
 * export-service.
 */
@ApplicationScoped
public class ForeignWatch {

    private static final Logger LOG = Logger.getLogger(ForeignWatch.class);

    private final Migrations migrations;
    private final ExportClient export;
    private final Clock clock;
    private final Map<String, ForeignLook> seen = new ConcurrentHashMap<>();

    ForeignWatch(Migrations migrations, ExportClient export, Clock clock) {
        this.migrations = migrations;
        this.export = export;
        this.clock = clock;
    }

    /** What was seen last; empty when nobody has looked yet. */
    public Optional<ForeignLook> seen(String migrationId) {
        return Optional.ofNullable(seen.get(migrationId));
    }

    /** Looks, if there is a migration for which it matters. */
    public void look() {
        Optional<InProgress> watched =
                migrations.inProgress().filter(migration -> migration.facts().has(Retirement.class));
        watched.ifPresent(migration -> migration
                .facts()
                .find(Retirement.class)
                .ifPresent(retired -> seen.put(migration.about().id(), look(retired.oldToolRetiredAt()))));
        seen.keySet()
                .removeIf(
                        id -> watched.filter(migration -> migration.about().id().equals(id))
                                .isEmpty());
    }

    /** @param since when the old tool was retired */
    ForeignLook look(Instant since) {
        try {
            return new ForeignLook(export.foreignChanges(since), clock.instant());
        } catch (ServiceFault e) {
            LOG.debugf("others' changes at the target are not known: %s", e.detail());
            return new ForeignLook(null, clock.instant());
        }
    }

    /** The first look follows the retirement by itself. */
    void stepDone(@Observes StepDone done) {
        if (done.step() == Name.RETIRE_OLD_TOOL) {
            Thread.ofVirtual().name("foreign-" + done.migrationId()).start(this::look);
        }
    }

    /**
     * Has export-service look at the target anew.
     *
     * @throws StepRefused (409) before the old tool is retired: until then it is expected to export
     */
    public Run lookAfresh(String migrationId) {
        MigrationState migration =
                migrations.find(migrationId).orElseThrow(() -> StepRefused.unknownMigration(migrationId));
        if (!migration.facts().has(Retirement.class)) {
            throw new StepRefused(
                    "OLD_TOOL_NOT_RETIRED",
                    "nobody has confirmed that the old tool is retired, so it is expected to export",
                    "Trigger RETIRE_OLD_TOOL first.");
        }
        return export.start(RunProfile.TARGET_IMPORT, null);
    }
}
