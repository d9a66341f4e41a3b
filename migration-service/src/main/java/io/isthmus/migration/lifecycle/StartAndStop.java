package io.isthmus.migration.lifecycle;

import io.isthmus.migration.performing.GoingOn;
import io.isthmus.migration.performing.Resumption;
import io.isthmus.migration.performing.WaitingStep;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Takes up what the last stop has interrupted, before the first request is answered; and lets go in time. */
@ApplicationScoped
class StartAndStop {

    private final Resumption resumption;
    private final WaitingStep waitingStep;
    private final GoingOn goingOn;

    StartAndStop(Resumption resumption, WaitingStep waitingStep, GoingOn goingOn) {
        this.resumption = resumption;
        this.waitingStep = waitingStep;
        this.goingOn = goingOn;
    }

    void started(@Observes StartupEvent event) {
        resumption.resume();
    }

    void stopping(@Observes ShutdownEvent event) {
        goingOn.stop();
        waitingStep.stop();
    }
}
