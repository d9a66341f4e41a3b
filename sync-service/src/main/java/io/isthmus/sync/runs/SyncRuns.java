package io.isthmus.sync.runs;

import io.isthmus.chassis.runs.KeptRun;
import io.isthmus.chassis.runs.RunReports;
import io.isthmus.chassis.runs.RunStore;
import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.contracts.operations.RunRequest;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.directories.names.MalformedName;
import io.isthmus.rules.rule.RuleSet;
import io.isthmus.sync.rules.UnreadableRules;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Begins runs and knows all there were. */
public final class SyncRuns {

    private final CurrentSettings settings;
    private final CurrentRules rules;
    private final ImportRuns imports;
    private final ActiveRuns active;
    private final RunStore store;
    private final WaitingWork waiting;
    private final RunReports reports;
    private final Worker worker;
    private final String deployment;
    private final Clock clock;

    SyncRuns(
            CurrentSettings settings,
            CurrentRules rules,
            ImportRuns imports,
            ActiveRuns active,
            RunStore store,
            WaitingWork waiting,
            RunReports reports,
            Worker worker,
            String deployment,
            Clock clock) {
        this.settings = settings;
        this.rules = rules;
        this.imports = imports;
        this.active = active;
        this.store = store;
        this.waiting = waiting;
        this.reports = reports;
        this.worker = worker;
        this.deployment = deployment;
        this.clock = clock;
    }

    /**
     * Begins a run; it goes on by itself.
     *
     * @throws RunRefused naming what has to happen first
     */
    public Run begin(RunRequest request) {
        return begin(request, false);
    }

    /** The same; but a delta that finds nothing while nothing waits leaves no trace. */
    Run beginQuietly(RunProfile profile, String source) {
        return begin(new RunRequest(profile, source), profile == RunProfile.DELTA_IMPORT && !waiting.any(source));
    }

    private Run begin(RunRequest request, boolean quiet) {
        RunProfile profile = profile(request);
        long revision = settings.revision();
        SettingsDocument document = document();
        RuleSet ruleSet = ruleSet(document);
        if (profile == RunProfile.FULL_SYNCHRONIZATION) {
            RunState run = start(profile, null, false);
            worker.signal();
            return run.run();
        }
        SourceSettings source = source(document, request.connector());
        RunState run = start(profile, source.name(), quiet);
        run.readsBy(revision);
        Thread.ofVirtual()
                .name("import-" + source.name())
                .start(() -> importThenSynchronize(run, source, ruleSet, document.sources()));
        return run.run();
    }

    private static RunProfile profile(RunRequest request) {
        if (request == null || request.profile() == null) {
            throw new RunRefused(
                    400,
                    "NO_PROFILE",
                    "No run profile is given",
                    "the body has no profile",
                    "Send {\"profile\":\"FULL_IMPORT\"}, DELTA_IMPORT or FULL_SYNCHRONIZATION.");
        }
        return switch (request.profile()) {
            case FULL_IMPORT, DELTA_IMPORT, FULL_SYNCHRONIZATION -> request.profile();
            case TARGET_IMPORT, TARGET_SYNCHRONIZATION, EXPORT ->
                throw new RunRefused(
                        400,
                        "PROFILE_OF_ANOTHER_SERVICE",
                        "This run profile belongs to another service",
                        request.profile() + " concerns the target",
                        "Send it to export-service.");
        };
    }

    private SettingsDocument document() {
        if (!settings.known()) {
            throw RunRefused.conflict(
                    "CONFIG_NOT_LOADED",
                    "The config log has not been read yet",
                    "it is not known what this deployment is to do",
                    "Wait until the service is ready (/q/health/ready); see whether Kafka is up.");
        }
        return settings.get()
                .filter(document -> !document.sources().isEmpty())
                .orElseThrow(() -> RunRefused.conflict(
                        "NO_SOURCES",
                        "This deployment has no source",
                        settings.get().isEmpty()
                                ? "no settings were ever given to deployment " + deployment
                                : "the settings of deployment " + deployment + " name no source",
                        "Import settings with at least one source by migration-service: PUT /api/settings."));
    }

    private RuleSet ruleSet(SettingsDocument document) {
        try {
            return rules.of(document).rules();
        } catch (UnreadableRules e) {
            throw RunRefused.conflict(
                    "RULES_UNREADABLE",
                    "The rules of the settings cannot be used",
                    e.getMessage(),
                    "Correct the rules named here in the settings.");
        }
    }

    private static SourceSettings source(SettingsDocument document, @Nullable String name) {
        List<SourceSettings> named = document.sources().stream()
                .filter(source -> name == null || source.name().equals(name))
                .toList();
        if (named.size() != 1) {
            String known = String.join(
                    ", ", document.sources().stream().map(SourceSettings::name).toList());
            throw RunRefused.conflict(
                    "NO_SUCH_SOURCE",
                    "The source is not known",
                    name == null ? "there are several sources: " + known : name + " is none of the sources: " + known,
                    "Name one of them as connector.");
        }
        return usable(named.getFirst());
    }

    private static SourceSettings usable(SourceSettings source) {
        if (source.url() == null || source.url().isBlank()) {
            throw RunRefused.conflict(
                    "SOURCE_INCOMPLETE",
                    "The source cannot be read yet",
                    "the source " + source.name() + " has no url",
                    "Add url, bindDn and passwordRef of the source to the settings: a migration never takes them"
                            + " over.");
        }
        if (source.partitions().isEmpty()) {
            throw RunRefused.conflict(
                    "SOURCE_INCOMPLETE",
                    "The source cannot be read yet",
                    "the source " + source.name() + " has no partition",
                    "Add at least one partition (a naming context such as dc=example,dc=org) to the source.");
        }
        try {
            new io.isthmus.directories.containers.ContainerFilter(source.partitions());
        } catch (MalformedName e) {
            throw RunRefused.conflict(
                    "SOURCE_INCOMPLETE",
                    "The source cannot be read yet",
                    "a container of the source " + source.name() + ": " + e.getMessage(),
                    "Correct the partition or container in the settings.");
        }
        return source;
    }

    private RunState start(RunProfile profile, @Nullable String connector, boolean quiet) {
        RunState run = new RunState(reports.begin(profile, connector, false));
        if (quiet) {
            run.keepQuiet();
        }
        Optional<RunState> other = active.begin(run);
        if (other.isPresent()) {
            throw RunRefused.conflict(
                    "RUN_IN_PROGRESS",
                    "A run is in progress",
                    "run " + other.get().id() + " (" + other.get().profile() + ") is not finished"
                            + (connector == null ? "" : " for source " + connector),
                    "Wait for it: GET /api/runs/" + other.get().id() + ".");
        }
        if (!quiet) {
            tell(run);
        }
        return run;
    }

    private void tell(RunState run) {
        try {
            reports.turn(run.kept());
        } catch (RuntimeException e) {
            active.end(run.id());
            throw e;
        }
    }

    private void importThenSynchronize(
            RunState run, SourceSettings source, RuleSet ruleSet, List<SourceSettings> sources) {
        worker.awaitReplay();
        boolean follows = false;
        try {
            follows = imports.run(run, source, ruleSet, sources);
        } finally {
            if (!follows) {
                active.end(run.id());
            }
            worker.signal();
        }
    }

    public Optional<Run> find(String id) {
        Optional<RunState> running = active.find(id);
        return running.isPresent() ? running.map(RunState::run) : store.find(id).map(KeptRun::run);
    }

    /** The newest first. */
    public List<Run> latest(int limit) {
        return store.newest(limit).stream()
                .map(KeptRun::run)
                .map(run -> active.find(run.id()).map(RunState::run).orElse(run))
                .toList();
    }

    /** What was running when this service stopped: what can go on by itself does, the rest is marked. */
    void afterRestart() {
        for (KeptRun run : store.unfinished()) {
            RunState state = RunState.of(run);
            if (state.importing()) {
                reports.turn(run.interrupted(
                        "this service stopped in the middle of the import; run it again, which harms nothing",
                        clock.instant()));
            } else {
                active.adopt(state);
            }
        }
        worker.signal();
    }
}
