package io.isthmus.chassis.runs;

import io.isthmus.chassis.problem.ProblemException;

/** Somebody asks for a run that this service does not know. */
public final class NoSuchRun extends ProblemException {

    private static final long serialVersionUID = 1L;

    public NoSuchRun(String id) {
        super(404, "NO_SUCH_RUN", "The run is not known", "there is no run " + id, "List the runs: GET /api/runs.");
    }
}
