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
    private boolean nobody;

    Reconciliation(OrphanStore store, ReadingProgress reading, ConfigLog log, DeploymentConfig config) {
        this.store = store;
        this.reading = reading;
        this.log = log;
        this.deployment = config.deployment();
    }

    /** To be called before things are compared, by one thread at a time. Costs nothing where orphans are nobody's business. */
    public Readiness run(SettingsDocument settings) {
        if (Readiness.off(settings)) {
            forget();
            return new Readiness.Off();
        }
        Readiness readiness = Readiness.of(new Readiness.Proof(
                settings, revisionOf(settings), store.targetImport(), reading.caughtUp(), store.wholeSources()));
        switch (readiness) {
            case Readiness.Ready ready -> {
                nobody = false;
                store.refresh(ready.basis());
            }
            case Readiness.NotYet ignored -> forget();
            case Readiness.Off ignored -> forget();
        }
        return readiness;
    }

    /** Only here somebody is made an orphan: once it is said that nobody is one, it need not be said again. */
    private void forget() {
        if (!nobody) {
            store.forget();
            nobody = true;
        }
    }

    private @Nullable Long revisionOf(SettingsDocument settings) {
        return log.state()
                .settingsOf(deployment)
                .filter(inForce -> inForce.document().equals(settings))
                .map(DeploymentSettings::revision)
                .orElse(null);
    }
}
