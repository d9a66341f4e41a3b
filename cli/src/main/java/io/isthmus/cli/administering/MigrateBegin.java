package io.isthmus.cli.administering;

import io.isthmus.contracts.migration.Migration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** One at a time. */
@Command(name = "begin", description = "Begins a migration; one at a time.")
final class MigrateBegin implements Callable<Integer> {

    @Option(
            names = "--path",
            defaultValue = "parallel",
            description =
                    "parallel, in-place, manual (what blocks is re-created by hand), swing (from another deployment) or clean-install (${DEFAULT-VALUE}).")
    private String path;

    @Option(names = "--from", paramLabel = "DEPLOYMENT", description = "swing: the deployment that is left.")
    private @Nullable String from;

    @Option(names = "--name", paramLabel = "TEXT", description = "For people.")
    private @Nullable String name;

    @Mixin
    private Session session;

    @Override
    public Integer call() {
        Migration begun = session.migration()
                .post(
                        "/api/migrations",
                        new Migration.Begin(name, Named.of("--path", path, Migration.Path.values()), from),
                        Migration.class);
        session.answer(begun, MigrationText.of(begun));
        return ExitCode.DONE;
    }
}
