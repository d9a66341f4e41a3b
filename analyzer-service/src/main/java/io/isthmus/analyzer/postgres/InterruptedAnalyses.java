package io.isthmus.analyzer.postgres;

import io.isthmus.analyzer.analyzing.AnalysisDesk;
import io.isthmus.analyzer.checking.ReadinessDesk;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** At start nothing can be running: what the table says is running was interrupted. One process a database. */
@ApplicationScoped
class InterruptedAnalyses {

    private final AnalysisDesk desk;
    private final ReadinessDesk checks;

    InterruptedAnalyses(AnalysisDesk desk, ReadinessDesk checks) {
        this.desk = desk;
        this.checks = checks;
    }

    void atStart(@Observes StartupEvent start) {
        desk.endInterrupted();
        checks.endInterrupted();
    }
}
