package io.isthmus.cli.administering;

import io.isthmus.contracts.migration.Migration;
import io.isthmus.contracts.migration.MigrationStep;
import io.isthmus.contracts.migration.MigrationStep.Name;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Triggers one step and waits for its end. */
@Command(name = "step", description = "Triggers a step and waits for its end; repeated, it does nothing.")
final class MigrateStep extends OneMigration.ByOption {

    private static final Duration TIMEOUT = Duration.ofHours(24);

    @Parameters(paramLabel = "STEP", description = "Such as ANALYZE or leave-staging; show tells which is due.")
    private String step;

    @Option(names = "--again", description = "Do it once more, and open all later steps; only before cutover.")
    private boolean again;

    @Option(names = "--no-wait", description = "Do not wait for work that goes on in other services.")
    private boolean noWait;

    @Mixin
    private StepOptions options;

    @Override
    public Integer call() {
        Name name = Named.of("STEP", step, Name.values());
        var body = options.bodyFor(name);
        Migration begun = api().post(
                        Query.of(path("/steps/" + name))
                                .with("again", again ? true : null)
                                .toString(),
                        body,
                        Migration.class);
        Migration ended = noWait ? begun : awaited(name);
        session().answer(ended, MigrationText.of(ended, name));
        return exitCode(step(ended, name).status());
    }

    private Migration awaited(Name name) {
        Migration ended = Completion.of(
                name.toString(),
                TIMEOUT,
                this::find,
                each -> step(each, name).status() != MigrationStep.Status.RUNNING,
                each -> {
                    MigrationStep.Progress progress = step(each, name).progress();
                    if (progress != null) {
                        session().progress(progress.what(), progress.done(), progress.expected());
                    }
                });
        session().progressEnded();
        return ended;
    }

    private static int exitCode(MigrationStep.Status status) {
        return status == MigrationStep.Status.FAILED ? ExitCode.FAILED : ExitCode.DONE;
    }

    private static MigrationStep step(Migration migration, Name name) {
        return migration.steps().stream()
                .filter(step -> step.name() == name)
                .findFirst()
                .orElseThrow(() -> new Unusable("a migration " + migration.path() + " has no step " + name));
    }
}
