package io.isthmus.analyzer.postgres;

import io.isthmus.analyzer.analyzing.AnalysisDesk;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** At start nothing can be running: what the table says is running was interrupted. One process a database. */
@ApplicationScoped
class InterruptedAnalyses {

    private final AnalysisDesk desk;

    InterruptedAnalyses(AnalysisDesk desk) {
        this.desk = desk;
    }

    void atStart(@Observes StartupEvent start) {
        desk.endInterrupted();
    }
}
