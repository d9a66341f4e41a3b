package io.isthmus.export.wiring;

import io.isthmus.chassis.configlog.ConfigChanged;
import io.isthmus.chassis.instance.InstanceLease;
import io.isthmus.export.exporting.ExportConfig;
import io.isthmus.export.receiving.BatchArrived;
import io.isthmus.export.running.RunQueue;
import io.isthmus.export.targetimport.TargetImportSchedule;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Starts the runs, and wakes them when something may have changed. */
@ApplicationScoped
class ServiceStart {

    private static final Logger LOG = Logger.getLogger(ServiceStart.class);

    private final RunQueue runs;
    private final ExportConfig config;
    private final InstanceLease instance;
    private final TargetImportSchedule imports;

    ServiceStart(RunQueue runs, ExportConfig config, InstanceLease instance, TargetImportSchedule imports) {
        this.runs = runs;
        this.config = config;
        this.instance = instance;
        this.imports = imports;
    }

    void started(@Observes StartupEvent event) {
        instance.whenActive(() -> runs.start(config.lookInterval()));
    }

    void batchArrived(@Observes BatchArrived event) {
        try {
            imports.batchArrived(event.full());
        } catch (RuntimeException e) {
            // the batch is kept; what is lost is a target import that an interval brings anyway
            LOG.warnf("whether a full import has arrived cannot be seen: %s", e.getMessage());
        }
        runs.wake();
    }

    void configChanged(@Observes ConfigChanged event) {
        runs.wake();
    }
}
