package io.isthmus.export.reconciling;

import io.isthmus.chassis.configlog.ConfigLog;
import io.isthmus.chassis.configlog.DeploymentSettings;
import io.isthmus.chassis.deployment.DeploymentConfig;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.export.gate.ReadingProgress;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * Finds what an old tool has left at the target although its source is gone: it was not running, or was installed anew, when the
 * source was deleted. An orphan is a pending deletion like any other from then on: shown, counted by the thresholds, held by
 * the gate.
 */
@ApplicationScoped
public class Reconciliation {

    private final OrphanStore store;
    private final ReadingProgress reading;
    private final ConfigLog log;
    private final String deployment;

    Reconciliation(OrphanStore store, ReadingProgress reading, ConfigLog log, DeploymentConfig config) {
        this.store = store;
        this.reading = reading;
        this.log = log;
        this.deployment = config.deployment();
    }

    /** To be called before things are compared. */
    public Readiness run(SettingsDocument settings) {
        if (Readiness.off(settings)) {
            store.forget();
            return new Readiness.Off();
        }
        Readiness readiness = Readiness.of(new Readiness.Proof(
                settings, revisionOf(settings), store.targetImport(), reading.caughtUp(), store.wholeSources()));
        switch (readiness) {
            case Readiness.Ready ready -> store.refresh(ready.basis());
            case Readiness.NotYet ignored -> store.forget();
            case Readiness.Off ignored -> store.forget();
        }
        return readiness;
    }

    private @Nullable Long revisionOf(SettingsDocument settings) {
        return log.state()
                .settingsOf(deployment)
                .filter(inForce -> inForce.document().equals(settings))
                .map(DeploymentSettings::revision)
                .orElse(null);
    }
}
