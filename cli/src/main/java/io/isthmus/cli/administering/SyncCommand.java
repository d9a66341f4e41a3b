package io.isthmus.cli.administering;

import com.fasterxml.jackson.databind.JsonNode;
import io.isthmus.cli.api.Api;
import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.contracts.operations.RunRequest;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.SourceSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./isthmus sync …}: synchronization now, and how it stands. */
@Command(
        name = "sync",
        description = "Starts a synchronization, or says how it stands.",
        subcommands = {SyncCommand.Start.class, SyncCommand.Status.class, HelpCommand.class})
public final class SyncCommand {

    private static final Duration TIMEOUT = Duration.ofHours(12);

    /** Imports and synchronizes; what comes of it is exported by itself if the gate is open. */
    @Command(
            name = "start",
            description =
                    "Imports what changed at every source and synchronizes it; an open gate exports it by itself.")
    static final class Start implements Callable<Integer> {

        @Option(names = "--full", description = "Observe everything, reconcile deletions, evaluate every object again.")
        private boolean full;

        @Option(names = "--source", paramLabel = "NAME", description = "Only this source.")
        private @Nullable String source;

        @Option(
                names = "--export",
                description = "Export afterwards, and wait for its end; a closed gate makes it exit code 7.")
        private boolean export;

        @Option(names = "--no-wait", description = "Do not wait: only the first run is started.")
        private boolean noWait;

        @Mixin
        private Session session;

        @Override
        public Integer call() {
            Api sync = session.sync();
            List<Run> runs = new ArrayList<>();
            for (RunRequest request : requests()) {
                Run begun = sync.post("/api/runs", request, Run.class);
                if (noWait) {
                    session.answer(begun, List.of("Started: " + begun.profile() + ", run " + begun.id()));
                    return ExitCode.DONE;
                }
                runs.add(Completion.ofRun(session, sync, begun, TIMEOUT));
                if (RunText.exitCode(runs) == ExitCode.FAILED) {
                    return ended(runs);
                }
            }
            if (export) {
                Api target = session.export();
                Run begun = target.post("/api/runs", new RunRequest(RunProfile.EXPORT, null), Run.class);
                runs.add(Completion.ofRun(session, target, begun, TIMEOUT));
            }
            return ended(runs);
        }

        private List<RunRequest> requests() {
            List<String> sources = source == null
                    ? session.migration().get("/api/settings", SettingsDocument.class).sources().stream()
                            .map(SourceSettings::name)
                            .toList()
                    : List.of(source);
            List<RunRequest> requests = new ArrayList<>();
            RunProfile profile = full ? RunProfile.FULL_IMPORT : RunProfile.DELTA_IMPORT;
            sources.forEach(name -> requests.add(new RunRequest(profile, name)));
            if (full) {
                requests.add(new RunRequest(RunProfile.FULL_SYNCHRONIZATION, null));
            }
            return requests;
        }

        private int ended(List<Run> runs) {
            session.answer(
                    Map.of("runs", runs),
                    runs.stream().flatMap(run -> RunText.of(run).stream()).toList());
            return RunText.exitCode(runs);
        }
    }

    /** What sync-service knows, and what waits. */
    @Command(name = "status", description = "How far synchronization is: objects, what waits, the latest runs.")
    static final class Status implements Callable<Integer> {

        @Mixin
        private Session session;

        @Override
        public Integer call() {
            JsonNode status = session.sync().get("/api/status", JsonNode.class);
            List<String> lines = new ArrayList<>();
            lines.add("Deployment %s: %s; %d objects should be at the target"
                    .formatted(
                            status.path("deployment").asText(),
                            status.path("replaying").asBoolean()
                                    ? "reading the past, %d left"
                                            .formatted(status.path("behind").asLong())
                                    : "up to date",
                            status.path("provisioned").asLong()));
            status.path("sources")
                    .forEach(source -> lines.add(
                            "    %s: objects %s, filtered %d, errors %d, last import %s, last looked for deletions %s%s%s"
                                    .formatted(
                                            source.path("connector").asText(),
                                            source.path("objects"),
                                            source.path("filtered").asLong(),
                                            source.path("errors").asLong(),
                                            source.path("lastImportAt").asText("never"),
                                            source.path("deletionsLookedAt").asText("never"),
                                            source.path("withheld").asLong() > 0
                                                    ? "; %d gone and kept: ./isthmus departures show"
                                                            .formatted(source.path("withheld")
                                                                    .asLong())
                                                    : "",
                                            source.hasNonNull("staleness")
                                                    ? "; "
                                                            + source.path("staleness")
                                                                    .asText()
                                                    : "")));
            lines.add("    waiting: inbound %d, outbound %d%s"
                    .formatted(
                            status.path("pendingInbound").asLong(),
                            status.path("pendingOutbound").asLong(),
                            status.path("fullSynchronizationNeeded").asBoolean()
                                    ? "; the rules have changed: ./isthmus sync start --full"
                                    : ""));
            session.answer(status, lines);
            return ExitCode.DONE;
        }
    }
}
