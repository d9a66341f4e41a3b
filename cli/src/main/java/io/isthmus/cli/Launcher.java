package io.isthmus.cli;

import io.isthmus.cli.administering.AnalyzeCommand;
import io.isthmus.cli.administering.ApproveCommand;
import io.isthmus.cli.administering.CommandFailures;
import io.isthmus.cli.administering.DeparturesCommand;
import io.isthmus.cli.administering.ExitCode;
import io.isthmus.cli.administering.ExportSettingsCommand;
import io.isthmus.cli.administering.ImportSettingsCommand;
import io.isthmus.cli.administering.LeaversCommand;
import io.isthmus.cli.administering.MigrateCommand;
import io.isthmus.cli.administering.PendingCommand;
import io.isthmus.cli.administering.PersonCommand;
import io.isthmus.cli.administering.StagingCommand;
import io.isthmus.cli.administering.SyncCommand;
import io.isthmus.cli.administering.WhyCommand;
import io.isthmus.cli.demo.DemoCommand;
import io.isthmus.cli.demo.DemoOfContainersCommand;
import io.isthmus.cli.launching.Running;
import io.isthmus.cli.serving.DownCommand;
import io.isthmus.cli.serving.ReplayCommand;
import io.isthmus.cli.serving.ServeCommand;
import io.isthmus.cli.serving.StatusCommand;
import io.isthmus.cli.serving.UpCommand;
import io.isthmus.cli.terminal.Visible;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** All commands of {@code ./isthmus}. */
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
            AnalyzeCommand.class,
            ExportSettingsCommand.class,
            ImportSettingsCommand.class,
            MigrateCommand.class,
            StagingCommand.class,
            SyncCommand.class,
            PendingCommand.class,
            ApproveCommand.class,
            DeparturesCommand.class,
            LeaversCommand.class,
            PersonCommand.class,
            WhyCommand.class,
            DemoOfContainersCommand.class,
            HelpCommand.class
        })
public final class Launcher {

    private Launcher() {}

    /** @return the exit code */
    public static int run(String... arguments) {
        try {
            return commandLine().execute(arguments.length == 0 ? new String[] {"help"} : arguments);
        } finally {
            Running.finished();
        }
    }

    /** All commands, with what becomes of their faults: one line on standard error, and an exit code. */
    public static CommandLine commandLine() {
        return new CommandLine(new Launcher())
                .setParameterExceptionHandler((e, arguments) -> misunderstood(e))
                .setExecutionExceptionHandler(CommandFailures::explain);
    }

    private static int misunderstood(ParameterException e) {
        CommandLine command = e.getCommandLine();
        command.getErr().println(Visible.block(String.valueOf(e.getMessage())));
        CommandSpec spec = command.getCommandSpec();
        boolean nested = spec.parent() != null && spec.parent().parent() != null;
        command.getErr()
                .println("See ./isthmus "
                        + (nested ? spec.parent().name() + " help " + spec.name() : "help " + spec.name())
                                .replace("help isthmus", "help")
                        + ".");
        return ExitCode.USAGE;
    }
}
