package io.isthmus.analyzer.wiring;

import io.isthmus.analyzer.analyzing.AnalysisDesk;
import io.isthmus.analyzer.checking.ReadinessDesk;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** At start nothing can be running: what the table says is running was interrupted. One process a database. */
@ApplicationScoped
class InterruptedWork {

    private final AnalysisDesk desk;
    private final ReadinessDesk checks;

    InterruptedWork(AnalysisDesk desk, ReadinessDesk checks) {
        this.desk = desk;
        this.checks = checks;
    }

    void atStart(@Observes StartupEvent start) {
        desk.endInterrupted();
        checks.endInterrupted();
    }
}
