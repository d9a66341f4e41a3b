package io.isthmus.cli.administering;

import io.isthmus.contracts.operations.Run;
import java.util.List;
import picocli.CommandLine.Command;

/** Whether the old tool still exports. */
@Command(
        name = "fresh-look",
        description = "Has the target looked at anew, to see whether the old tool still exports; show tells.")
final class MigrateFreshLook extends OneMigration.ByParameter {

    @Override
    public Integer call() {
        Run run = api().post(path("/fresh-look"), null, Run.class);
        session()
                .answer(
                        run,
                        List.of("The target is being imported, run " + run.id() + "; ./isthmus migrate show tells."));
        return ExitCode.DONE;
    }
}
