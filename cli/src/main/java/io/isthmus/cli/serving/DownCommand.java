package io.isthmus.cli.serving;

import io.isthmus.cli.control.ControlFile;
import io.isthmus.cli.launching.DataOption;
import io.isthmus.cli.terminal.Terminal;
import io.isthmus.localstack.stack.OrphanedServices;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ./isthmus down}: the state stays in the data folder. */
@Command(name = "down", description = "Stops what runs; the data stays.")
public final class DownCommand implements Callable<Integer> {

    private static final long TIMEOUT_SECONDS = 100;

    @Mixin
    private DataOption data;

    private final Terminal terminal = Terminal.standard();

    @Override
    public Integer call() throws InterruptedException {
        Optional<DataOption.Found> found = data.running();
        if (found.isEmpty()) {
            return leftovers();
        }
        ControlFile file = found.get().file();
        ProcessHandle launcher = file.process().orElseThrow();
        terminal.line(
                "Stopping (process %d, data in %s) …", file.pid(), found.get().data());
        launcher.destroy();
        try {
            launcher.onExit().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new IllegalStateException("The launcher (process " + file.pid() + ") does not stop; see "
                    + found.get().data().resolve("launcher.log"));
        }
        OrphanedServices.stop(found.get().data());
        ControlFile.delete(found.get().data());
        terminal.line("Stopped. The data stays in %s.", found.get().data());
        return 0;
    }

    private int leftovers() {
        boolean any = false;
        for (Path folder : data.folders()) {
            List<String> stopped = OrphanedServices.stop(folder);
            stopped.forEach(what -> terminal.line("Stopped %s, left behind by a launcher that was killed.", what));
            any |= !stopped.isEmpty();
            ControlFile.delete(folder);
        }
        if (!any) {
            terminal.line("Nothing runs.");
        }
        return 0;
    }
}
