package io.isthmus.migration.lifecycle;

import io.isthmus.chassis.instance.InstanceLease;
import io.isthmus.migration.operations.ChecklistRunner;
import io.isthmus.migration.workflow.AutomaticStepRunner;
import io.isthmus.migration.workflow.StepResumption;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Takes up what the last stop has interrupted, before the first request is answered; and lets go in time. */
@ApplicationScoped
class StartAndStop {

    private final StepResumption resumption;
    private final ChecklistRunner checklistRunner;
    private final AutomaticStepRunner automaticSteps;
    private final InstanceLease instance;

    StartAndStop(
            StepResumption resumption,
            ChecklistRunner checklistRunner,
            AutomaticStepRunner automaticSteps,
            InstanceLease instance) {
        this.resumption = resumption;
        this.checklistRunner = checklistRunner;
        this.automaticSteps = automaticSteps;
        this.instance = instance;
    }

    void started(@Observes StartupEvent event) {
        instance.whenActive(resumption::resume);
    }

    void stopping(@Observes ShutdownEvent event) {
        automaticSteps.stop();
        checklistRunner.stop();
    }
}
