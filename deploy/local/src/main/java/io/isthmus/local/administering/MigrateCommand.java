package io.isthmus.local.administering;

import io.isthmus.contracts.migration.Configuration;
import io.isthmus.contracts.migration.Migration;
import io.isthmus.contracts.migration.MigrationStep;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.contracts.migration.PlannedStep;
import io.isthmus.contracts.migration.ReCreation;
import io.isthmus.contracts.migration.RollbackReport;
import io.isthmus.contracts.operations.Run;
import io.isthmus.local.api.Api;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./isthmus migrate …}: a migration step by step. */
@Command(
        name = "migrate",
        description = "Leads a migration: begin it, look at it, trigger its steps, give it up.",
        subcommands = {
            MigrateCommand.Begin.class,
            MigrateCommand.Show.class,
            MigrateCommand.All.class,
            MigrateCommand.Step.class,
            MigrateCommand.Plan.class,
            MigrateCommand.Configured.class,
            MigrateCommand.ReCreations.class,
            MigrateCommand.FreshLook.class,
            MigrateCommand.Abandon.class,
            MigrateCommand.Rollback.class,
            RestoreCommand.class,
            HelpCommand.class
        })
public final class MigrateCommand {

    private static final Duration PATIENCE = Duration.ofHours(24);

    /** One at a time. */
    @Command(name = "begin", description = "Begins a migration; one at a time.")
    static final class Begin implements Callable<Integer> {

        @Option(
                names = "--path",
                defaultValue = "parallel",
                description =
                        "parallel, in-place, manual (what blocks is re-created by hand), swing (from another deployment) or clean-install (${DEFAULT-VALUE}).")
        private String path;

        @Option(names = "--from", paramLabel = "DEPLOYMENT", description = "swing: the deployment that is left.")
        private String from;

        @Option(names = "--name", paramLabel = "TEXT", description = "For people.")
        private String name;

        @Mixin
        private Session session;

        @Override
        public Integer call() {
            Migration begun = session.migration()
                    .post(
                            "/api/migrations",
                            new Migration.Begin(name, named("--path", path, Migration.Path.values()), from),
                            Migration.class);
            session.answer(begun, MigrationText.of(begun));
            return ExitCode.DONE;
        }
    }

    /** How far it is. */
    @Command(name = "show", description = "Shows a migration with its steps, what is due, and its warnings.")
    static final class Show implements Callable<Integer> {

        @Parameters(arity = "0..1", paramLabel = "ID", description = "Default: the latest.")
        private String id;

        @Mixin
        private Session session;

        @Override
        public Integer call() {
            Api api = session.migration();
            Migration migration = id == null ? latest(api) : find(api, id);
            session.answer(migration, MigrationText.of(migration));
            return ExitCode.DONE;
        }
    }

    /** All of this deployment. */
    @Command(name = "list", description = "Lists the migrations of this deployment, the latest first.")
    static final class All implements Callable<Integer> {

        @Mixin
        private Session session;

        @Override
        public Integer call() {
            List<Migration> all = List.of(session.migration().get("/api/migrations?limit=200", Migration[].class));
            session.answer(
                    all,
                    all.stream()
                            .map(each ->
                                    "%s  %-12s %-10s %s".formatted(each.id(), each.status(), each.path(), each.name()))
                            .toList());
            return ExitCode.DONE;
        }
    }

    /** Triggers one step and waits for its end. */
    @Command(name = "step", description = "Triggers a step and waits for its end; repeated, it does nothing.")
    static final class Step implements Callable<Integer> {

        @Parameters(paramLabel = "STEP", description = "Such as ANALYZE or leave-staging; show tells which is due.")
        private String step;

        @Option(names = "--id", paramLabel = "ID", description = "Of the migration (default: the latest).")
        private String id;

        @Option(names = "--again", description = "Do it once more, and open all later steps; only before cutover.")
        private boolean again;

        @Option(names = "--no-wait", description = "Do not wait for work that goes on in other services.")
        private boolean noWait;

        @Mixin
        private StepOptions options;

        @Mixin
        private Session session;

        @Override
        public Integer call() {
            Name name = named("STEP", step, Name.values());
            var body = options.bodyFor(name);
            Api api = session.migration();
            String migration = id == null ? latest(api).id() : id;
            Migration begun = api.post(
                    Query.of("/api/migrations/" + Query.encoded(migration) + "/steps/" + name)
                            .with("again", again ? true : null)
                            .toString(),
                    body,
                    Migration.class);
            Migration ended = noWait ? begun : awaited(api, begun, name);
            session.answer(ended, MigrationText.of(ended, name));
            return exitCode(step(ended, name).status());
        }

        private Migration awaited(Api api, Migration begun, Name name) {
            Migration ended = Waiting.until(
                    name.toString(),
                    PATIENCE,
                    () -> find(api, begun.id()),
                    each -> step(each, name).status() != MigrationStep.Status.RUNNING,
                    each -> {
                        MigrationStep.Progress progress = step(each, name).progress();
                        if (progress != null) {
                            session.progress(progress.what(), progress.done(), progress.expected());
                        }
                    });
            session.progressEnded();
            return ended;
        }
    }

    /** Which steps there are. */
    @Command(name = "plan", description = "Lists the steps of a migration, by what is known now, and what each needs.")
    static final class Plan implements Callable<Integer> {

        @Parameters(arity = "0..1", paramLabel = "ID", description = "Default: the latest.")
        private String id;

        @Mixin
        private Session session;

        @Override
        public Integer call() {
            Api api = session.migration();
            List<PlannedStep> steps = List.of(api.get(address(api, id) + "/plan", PlannedStep[].class));
            session.answer(
                    steps,
                    steps.stream()
                            .map(step -> "    %-24s %s".formatted(step.name(), String.join("; ", step.preconditions())))
                            .toList());
            return ExitCode.DONE;
        }
    }

    /** Everything that is going to be applied. */
    @Command(
            name = "configuration",
            description = "Shows everything that is going to be applied, and the digest that READY_TO_CONFIGURE takes.")
    static final class Configured implements Callable<Integer> {

        @Parameters(arity = "0..1", paramLabel = "ID", description = "Default: the latest.")
        private String id;

        @Mixin
        private Session session;

        @Override
        public Integer call() {
            Api api = session.migration();
            Configuration configuration = api.get(address(api, id) + "/configuration", Configuration.class);
            session.answer(configuration, MigrationText.of(configuration));
            return ExitCode.DONE;
        }
    }

    /** What people have to do. */
    @Command(
            name = "re-creations",
            description = "Lists what could not be carried over, with the ids that RE_CREATE takes.")
    static final class ReCreations implements Callable<Integer> {

        @Parameters(arity = "0..1", paramLabel = "ID", description = "Default: the latest.")
        private String id;

        @Mixin
        private Session session;

        @Override
        public Integer call() {
            Api api = session.migration();
            List<ReCreation> items = List.of(api.get(address(api, id) + "/re-creations", ReCreation[].class));
            session.answer(
                    items,
                    items.stream().map(MigrationText::of).flatMap(List::stream).toList());
            return items.stream().allMatch(item -> item.decision() != null) ? ExitCode.DONE : ExitCode.ATTENTION;
        }
    }

    /** Whether the old tool still exports. */
    @Command(
            name = "fresh-look",
            description = "Has the target looked at anew, to see whether the old tool still exports; show tells.")
    static final class FreshLook implements Callable<Integer> {

        @Parameters(arity = "0..1", paramLabel = "ID", description = "Default: the latest.")
        private String id;

        @Mixin
        private Session session;

        @Override
        public Integer call() {
            Api api = session.migration();
            Run run = api.post(address(api, id) + "/fresh-look", null, Run.class);
            session.answer(
                    run, List.of("The target is being imported, run " + run.id() + "; ./isthmus migrate show tells."));
            return ExitCode.DONE;
        }
    }

    /** Before cutover; nothing was written. */
    @Command(
            name = "abandon",
            description = "Gives a migration up, before cutover: this deployment has written nothing.")
    static final class Abandon implements Callable<Integer> {

        @Parameters(arity = "0..1", paramLabel = "ID", description = "Default: the latest.")
        private String id;

        @Option(names = "--reason", paramLabel = "TEXT", description = "For the record.")
        private String reason;

        @Mixin
        private Session session;

        @Override
        public Integer call() {
            Api api = session.migration();
            String migration = id == null ? latest(api).id() : id;
            Migration abandoned = api.post(
                    Query.of("/api/migrations/" + Query.encoded(migration) + "/abandon")
                            .with("reason", reason)
                            .toString(),
                    null,
                    Migration.class);
            session.answer(abandoned, MigrationText.of(abandoned));
            return ExitCode.DONE;
        }
    }

    /** What giving it up would leave behind. */
    @Command(
            name = "rollback",
            description =
                    "Says what was changed at the target, and with --csv object by object with the values before.")
    static final class Rollback implements Callable<Integer> {

        @Parameters(arity = "0..1", paramLabel = "ID", description = "Default: the latest.")
        private String id;

        @Option(names = "--csv", description = "One line for each value that is another one now.")
        private boolean csv;

        @Mixin
        private Session session;

        @Override
        public Integer call() {
            Api api = session.migration();
            String migration = id == null ? latest(api).id() : id;
            RollbackReport report =
                    api.get("/api/migrations/" + Query.encoded(migration) + "/rollback", RollbackReport.class);
            if (csv) {
                session.csv(
                        session.export(), Query.of("/api/written-objects.csv").with("since", report.since()));
                return ExitCode.DONE;
            }
            session.answer(
                    report,
                    Stream.of(
                                    "Since " + report.since() + ": " + report.conclusion() + ".",
                                    report.exporting() ? "It exports." : "It does not export.",
                                    report.whatToDo())
                            .filter(Objects::nonNull)
                            .toList());
            return ExitCode.DONE;
        }
    }

    static int exitCode(MigrationStep.Status status) {
        return status == MigrationStep.Status.FAILED ? ExitCode.FAILED : ExitCode.DONE;
    }

    /** {@code leave-staging} is LEAVE_STAGING. */
    static <E extends Enum<E>> E named(String what, String text, E[] values) {
        String wanted = text.toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(values)
                .filter(value -> value.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new Unusable(what + " is " + text + ", but has to be one of "
                        + Arrays.toString(values).toLowerCase(Locale.ROOT).replace('_', '-')));
    }

    private static Migration find(Api api, String id) {
        return api.get("/api/migrations/" + Query.encoded(id), Migration.class);
    }

    private static String address(Api api, String id) {
        return "/api/migrations/" + Query.encoded(id == null ? latest(api).id() : id);
    }

    static Migration latest(Api api) {
        Migration[] latest = api.get("/api/migrations?limit=1", Migration[].class);
        if (latest.length == 0) {
            throw new Unusable("there is no migration yet: ./isthmus migrate begin");
        }
        return latest[0];
    }

    private static MigrationStep step(Migration migration, Name name) {
        return migration.steps().stream()
                .filter(step -> step.name() == name)
                .findFirst()
                .orElseThrow(() -> new Unusable("a migration " + migration.path() + " has no step " + name));
    }
}
