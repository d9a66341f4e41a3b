package io.isthmus.cli.serving;

import io.isthmus.cli.api.ApiProblem;
import io.isthmus.cli.api.Apis;
import io.isthmus.cli.control.ControlFile;
import io.isthmus.cli.launching.DataOption;
import io.isthmus.cli.terminal.Terminal;
import io.isthmus.contracts.export.GateState;
import io.isthmus.contracts.operations.Run;
import io.isthmus.localstack.ports.Ports;
import io.isthmus.localstack.services.Service;
import io.isthmus.localstack.services.ServiceProcess;
import io.isthmus.localstack.stack.Access;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ./isthmus status}: exit code 0 when everything is ready, 3 when nothing runs, 1 in between. */
@Command(name = "status", description = "Says what runs, where, and whether it may export.")
public final class StatusCommand implements Callable<Integer> {

    private static final int NOT_RUNNING = 3;
    private static final int LATEST_RUNS = 3;

    @Mixin
    private DataOption data;

    private final Terminal terminal = Terminal.standard();

    @Override
    public Integer call() {
        Optional<DataOption.Found> found = data.running();
        if (found.isEmpty()) {
            terminal.line("Nothing runs (looked in %s).", data.folders());
            return NOT_RUNNING;
        }
        ControlFile file = found.get().file();
        terminal.line(
                "Launcher: process %d, %s; data in %s",
                file.pid(), file.state(), found.get().data());
        boolean allReady = file.state() == ControlFile.State.READY;
        allReady &= answers("Kafka", file.ports().kafka());
        allReady &= answers("PostgreSQL", file.ports().postgres());
        for (Service service : Service.values()) {
            boolean ready =
                    ServiceProcess.isReady("http://127.0.0.1:" + file.ports().of(service));
            allReady &= ready;
            terminal.line(
                    "    %-20s %-10s http://127.0.0.1:%d",
                    service.serviceName(),
                    ready ? "ready" : "NOT READY",
                    file.ports().of(service));
        }
        Apis apis = Apis.onThisMachine(file.ports(), Access.in(found.get().data()));
        describe("gate", () -> gate(apis));
        describe("latest runs of sync-service", () -> runs(apis, Service.SYNC));
        describe("latest runs of export-service", () -> runs(apis, Service.EXPORT));
        return allReady ? 0 : 1;
    }

    private boolean answers(String what, int port) {
        boolean answers = Ports.answers(port);
        terminal.line("    %-20s %-10s 127.0.0.1:%d", what, answers ? "ready" : "NOT READY", port);
        return answers;
    }

    /** A service that does not answer must not hide what the others say. */
    private void describe(String what, Runnable description) {
        try {
            description.run();
        } catch (ApiProblem | UncheckedIOException e) {
            terminal.line("    %s: %s", what, e.getMessage());
        }
    }

    private void gate(Apis apis) {
        GateState gate = apis.asViewer(Service.EXPORT).get("/api/gate", GateState.class);
        terminal.line("Gate: %s", gate.open() ? "open, pending exports are applied" : "closed");
        gate.holds().forEach(hold -> terminal.line("    %s: %s %s", hold.code(), hold.message(), hold.whatToDo()));
    }

    private void runs(Apis apis, Service service) {
        for (Run run : apis.asViewer(service).get("/api/runs?limit=" + LATEST_RUNS, Run[].class)) {
            Map<String, Long> counts = run.counts() == null ? Map.of() : run.counts();
            terminal.line(
                    "    %s  %-24s %-22s %s %s",
                    run.startedAt(), run.profile(), run.status(), counts, run.message() == null ? "" : run.message());
        }
    }
}
