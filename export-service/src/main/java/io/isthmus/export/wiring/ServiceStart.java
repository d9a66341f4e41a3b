package io.isthmus.export.wiring;

import io.isthmus.chassis.configlog.ConfigChanged;
import io.isthmus.chassis.instance.InstanceLease;
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
    private final InstanceLease instance;

    ServiceStart(Runs runs, ExportConfig config, InstanceLease instance) {
        this.runs = runs;
        this.config = config;
        this.instance = instance;
    }

    void started(@Observes StartupEvent event) {
        instance.whenActive(() -> runs.start(config.lookInterval()));
    }

    void batchArrived(@Observes BatchArrived event) {
        runs.wake();
    }

    void configChanged(@Observes ConfigChanged event) {
        runs.wake();
    }
}
