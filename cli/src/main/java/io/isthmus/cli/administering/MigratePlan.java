package io.isthmus.cli.administering;

import io.isthmus.contracts.migration.PlannedStep;
import java.util.List;
import picocli.CommandLine.Command;

/** Which steps there are. */
@Command(name = "plan", description = "Lists the steps of a migration, by what is known now, and what each needs.")
final class MigratePlan extends OneMigration.ByParameter {

    @Override
    public Integer call() {
        List<PlannedStep> steps = List.of(api().get(path("/plan"), PlannedStep[].class));
        session()
                .answer(
                        steps,
                        steps.stream()
                                .map(step ->
                                        "    %-24s %s".formatted(step.name(), String.join("; ", step.preconditions())))
                                .toList());
        return ExitCode.DONE;
    }
}
