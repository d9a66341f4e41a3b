package io.isthmus.export.running;

import io.isthmus.chassis.runs.RunReports;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.export.progress.RunProgress;
import io.isthmus.export.target.TargetUnavailable;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** A run whose progress is kept and published. */
record QueuedRun(RunProgress progress, RunReports reports) {

    private static final Logger LOG = Logger.getLogger(QueuedRun.class);

    RunProfile profile() {
        return progress.snapshot().profile();
    }

    void turn() {
        reports.turn(progress.kept());
    }

    /** Whatever the work throws ends the run as failed. */
    void perform(Consumer<RunProgress> work) {
        try {
            work.accept(progress);
        } catch (TargetUnavailable e) {
            progress.failed(e.code(), e.getMessage(), e.remedy());
        } catch (RuntimeException e) {
            LOG.errorf(e, "run %s failed", progress.id());
            progress.failed(
                    "UNEXPECTED",
                    e.getMessage() == null ? e.toString() : e.getMessage(),
                    "see the log of export-service; repeating the run is safe");
        }
        progress.finished();
        turn();
    }
}
