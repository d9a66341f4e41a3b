package io.isthmus.cli.serving;

import io.isthmus.cli.control.ControlClient;
import io.isthmus.cli.control.ControlFile;
import io.isthmus.cli.launching.DataOption;
import io.isthmus.cli.terminal.Terminal;
import io.isthmus.localstack.services.Service;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ./isthmus replay sync-service}: the drill for a lost database. */
@Command(
        name = "replay",
        description =
                "Drops a service's database and lets the service rebuild it from the topics: nothing is exported by it.")
public final class ReplayCommand implements Callable<Integer> {

    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    @Parameters(paramLabel = "SERVICE", description = "sync-service or export-service")
    private String service;

    @Mixin
    private DataOption data;

    @Override
    public Integer call() {
        Service named = Service.named(service);
        if (named != Service.SYNC && named != Service.EXPORT) {
            throw new IllegalArgumentException(
                    "replay is for sync-service and export-service, which keep nothing that the topics do not have");
        }
        ControlFile launcher = data.running()
                .map(DataOption.Found::file)
                .orElseThrow(() ->
                        new IllegalStateException("Nothing runs. Start it with ./isthmus up or ./isthmus demo first."));
        Terminal.standard().line(ControlClient.send(launcher, "replay " + service, TIMEOUT));
        return 0;
    }
}
