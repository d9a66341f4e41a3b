package io.isthmus.migration.standin;

import com.fasterxml.jackson.databind.JsonNode;
import io.isthmus.contracts.operations.Counts;
import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.Run.RunError;
import io.isthmus.contracts.operations.Run.Step;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.contracts.operations.RunStatus;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * {@code /api/runs}: one run at a time. A run is RUNNING when it is first looked at and ends at the next look, as its script
 * says: {@link RunStatus#SUCCEEDED} unless told otherwise; a scripted {@link RunStatus#RUNNING} goes on until it is ended.
 */
public class RunsStandIn extends StandIn {

    private final String service;
    private final Map<String, Run> runs = Collections.synchronizedMap(new LinkedHashMap<>());
    private final Map<RunProfile, Deque<RunStatus>> scripts = new EnumMap<>(RunProfile.class);
    private volatile long errors = 1;

    RunsStandIn(String service) {
        this.service = service;
    }

    public synchronized void reset() {
        runs.clear();
        scripts.clear();
        errors = 1;
        forgetRequests();
    }

    /** How the next runs of a profile end, one after the other; after that they succeed. */
    public synchronized void script(RunProfile profile, RunStatus... ends) {
        scripts.put(profile, new ArrayDeque<>(List.of(ends)));
    }

    public void errorsOfARun(long count) {
        errors = count;
    }

    /** A run that goes on although nobody here asked for it; it ends as scripted at the second look. */
    public synchronized Run began(RunProfile profile, String connector) {
        Run run = run(UUID.randomUUID().toString(), profile, connector, RunStatus.WAITING);
        runs.put(run.id(), run);
        return run;
    }

    /** As if the service had lost its database. */
    public synchronized void forgetRuns() {
        runs.clear();
    }

    /** Ends the run that goes on. */
    public synchronized void end(RunStatus status) {
        runs.replaceAll((id, run) -> run.status().finished() ? run : ended(run, status));
    }

    public synchronized List<Run> runs() {
        return new ArrayList<>(runs.values());
    }

    @Override
    synchronized Answer answer(String method, String path, JsonNode body) {
        if (path.equals("/api/runs") && method.equals("POST")) {
            return start(
                    RunProfile.valueOf(body.get("profile").asText()),
                    body.path("connector").asText(null));
        }
        if (path.equals("/api/runs")) {
            return new Answer(200, runs().reversed());
        }
        if (path.startsWith("/api/runs/")) {
            return look(path.substring("/api/runs/".length()));
        }
        return problem(404, "NOT_FOUND", "nothing at " + path);
    }

    /** May be refused by those who know better. */
    Answer start(RunProfile profile, String connector) {
        if (runs.values().stream().anyMatch(run -> !run.status().finished())) {
            return problem(409, "RUN_IN_PROGRESS", "a run is in progress");
        }
        return new Answer(202, began(profile, connector));
    }

    void ended(Run run) {
        // nothing follows from it here
    }

    private Answer look(String id) {
        Run run = runs.get(id);
        if (run == null) {
            return problem(404, "NO_SUCH_RUN", "no run " + id);
        }
        Run next = switch (run.status()) {
            case WAITING -> run(run.id(), run.profile(), run.connector(), RunStatus.RUNNING);
            case RUNNING -> ended(run, nextEnd(run.profile()));
            default -> run;
        };
        runs.put(id, next);
        return new Answer(200, next);
    }

    private RunStatus nextEnd(RunProfile profile) {
        Deque<RunStatus> script = scripts.getOrDefault(profile, new ArrayDeque<>());
        if (script.peek() == RunStatus.RUNNING) {
            return RunStatus.RUNNING;
        }
        return script.isEmpty() ? RunStatus.SUCCEEDED : script.pop();
    }

    private Run ended(Run run, RunStatus status) {
        Run ended = run(run.id(), run.profile(), run.connector(), status);
        if (status == RunStatus.SUCCEEDED || status == RunStatus.COMPLETED_WITH_ERRORS) {
            ended(ended);
        }
        return ended;
    }

    private Run run(String id, RunProfile profile, String connector, RunStatus status) {
        boolean withErrors = status == RunStatus.COMPLETED_WITH_ERRORS || status == RunStatus.FAILED;
        Instant now = Instant.now();
        return new Run(
                id,
                "test",
                service,
                profile,
                connector,
                status,
                now,
                status.finished() ? now : null,
                List.of(new Step(profile.name().toLowerCase(java.util.Locale.ROOT), status, 1_000, 2_000L, now, null)),
                Map.of(Counts.READ, 2_000L, Counts.ERRORS, withErrors ? errors : 0L),
                withErrors
                        ? List.of(new RunError(
                                "NO_ANCHOR", "CN=Ann,OU=People,DC=contoso", "has no anchor", "Give it one."))
                        : List.of(),
                status == RunStatus.HELD ? "held: 612 deletions, limit 500" : null);
    }
}
