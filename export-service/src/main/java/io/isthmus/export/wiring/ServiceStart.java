package io.isthmus.export.wiring;

import io.isthmus.chassis.configlog.ConfigChanged;
import io.isthmus.export.exporting.ExportConfig;
import io.isthmus.export.receiving.BatchArrived;
import io.isthmus.export.running.Runs;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Starts the runs, and wakes them when something may have changed. */
@ApplicationScoped
class ServiceStart {

    private final Runs runs;
    private final ExportConfig config;

    ServiceStart(Runs runs, ExportConfig config) {
        this.runs = runs;
        this.config = config;
    }

    void started(@Observes StartupEvent event) {
        runs.start(config.lookInterval());
    }

    void batchArrived(@Observes BatchArrived event) {
        runs.wake();
    }

    void configChanged(@Observes ConfigChanged event) {
        runs.wake();
    }
}
