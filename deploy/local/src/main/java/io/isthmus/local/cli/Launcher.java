package io.isthmus.local.cli;

import io.isthmus.local.api.ApiProblem;
import io.isthmus.local.demo.DemoCommand;
import io.isthmus.local.infrastructure.BusyPort;
import io.isthmus.local.samples.SampleDirectoryCommand;
import io.isthmus.local.samples.SampleProviderCommand;
import io.isthmus.local.serving.DownCommand;
import io.isthmus.local.serving.ReplayCommand;
import io.isthmus.local.serving.ServeCommand;
import io.isthmus.local.serving.StatusCommand;
import io.isthmus.local.serving.UpCommand;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** All commands. Faults that a person can do something about are one line; others show where they come from. */
@Command(
        name = "isthmus",
        description = "Directory synchronization from AD and LDAP to SCIM, on this machine.",
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            ServeCommand.class,
            StatusCommand.class,
            DownCommand.class,
            ReplayCommand.class,
            SampleDirectoryCommand.class,
            SampleProviderCommand.class,
            HelpCommand.class
        })
public final class Launcher {

    private Launcher() {}

    /** @return the exit code */
    public static int run(String... arguments) {
        try {
            return new CommandLine(new Launcher())
                    .setExecutionExceptionHandler((e, commandLine, parsed) -> explain(e, commandLine))
                    .execute(arguments.length == 0 ? new String[] {"help"} : arguments);
        } finally {
            Running.finished();
        }
    }

    private static int explain(Exception e, CommandLine commandLine) throws Exception {
        if (e instanceof BusyPort
                || e instanceof IllegalStateException
                || e instanceof IllegalArgumentException
                || e instanceof ApiProblem
                || e instanceof UncheckedIOException) {
            commandLine.getErr().println(e.getMessage());
            return 1;
        }
        throw e;
    }
}
