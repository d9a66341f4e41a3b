package io.isthmus.analyzer.analyzing;

import io.isthmus.contracts.analysis.AnalysisResult;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** An analysis that runs in the background, and that a caller may wait for. */
public final class StartedAnalysis {

    private final AnalysisResult running;
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile AnalysisResult newest;

    StartedAnalysis(AnalysisResult running) {
        this.running = running;
        this.newest = running;
    }

    AnalysisResult running() {
        return running;
    }

    void ended(AnalysisResult result) {
        newest = result;
        end.countDown();
    }

    /** Waits at most that long; the answer still says {@code RUNNING} where that was too short. */
    public AnalysisResult within(Duration timeout) {
        try {
            end.await(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            // the service stops; what is known by now is answered
            Thread.currentThread().interrupt();
        }
        return newest;
    }
}
