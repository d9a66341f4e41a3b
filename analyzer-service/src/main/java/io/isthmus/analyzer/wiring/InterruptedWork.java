package io.isthmus.analyzer.wiring;

import io.isthmus.analyzer.analyzing.AnalysisQueue;
import io.isthmus.analyzer.checking.ReadinessChecks;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** At start nothing can be running: what the table says is running was interrupted. One process a database. */
@ApplicationScoped
class InterruptedWork {

    private final AnalysisQueue analyses;
    private final ReadinessChecks checks;

    InterruptedWork(AnalysisQueue analyses, ReadinessChecks checks) {
        this.analyses = analyses;
        this.checks = checks;
    }

    void atStart(@Observes StartupEvent start) {
        analyses.endInterrupted();
        checks.endInterrupted();
    }
}
