package io.isthmus.migration.console.overview;

import static io.isthmus.migration.console.InWords.count;

import io.isthmus.contracts.export.PendingExportSummary;
import io.isthmus.contracts.operations.Counts;
import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.contracts.outcomes.ExportOutcome.Operation;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.migration.console.Fact;
import io.isthmus.migration.console.InWords;
import io.isthmus.migration.console.Landscape;
import io.isthmus.migration.console.Seen;
import io.isthmus.migration.console.SyncStatus;
import io.isthmus.migration.console.Tone;
import io.isthmus.migration.console.overview.Overview.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The five stages of the pipeline, each with what was seen of it. */
final class PipelineStages {

    private static final Set<RunProfile> IMPORTS = Set.of(RunProfile.FULL_IMPORT, RunProfile.DELTA_IMPORT);

    private final Landscape seen;
    private final InWords words;

    PipelineStages(Landscape seen, InWords words) {
        this.seen = seen;
        this.words = words;
    }

    List<Stage> stages() {
        return List.of(sources(), changes(), synchronization(), pendingExports(), target());
    }

    private Stage sources() {
        return ofSync("sources", "Sources", sync -> {
            long objects =
                    sync.sources().stream().mapToLong(SyncStatus.Source::total).sum();
            long errors =
                    sync.sources().stream().mapToLong(SyncStatus.Source::errors).sum();
            List<Fact> facts = new ArrayList<>();
            for (SyncStatus.Source source : sync.sources()) {
                facts.add(Fact.of(source.connector(), count(source.total())));
                facts.add(Fact.of("last looked", words.age(source.lastImportAt())));
                facts.add(Fact.of("for deletions", words.age(source.deletionsLookedAt())));
                if (source.foundBy() != null) {
                    facts.add(Fact.of("changes by", source.foundBy()));
                }
                if (source.withheld() > 0) {
                    facts.add(new Fact("gone and kept", count(source.withheld()), Tone.WARNING));
                }
                if (source.errors() > 0) {
                    facts.add(new Fact("in error", count(source.errors()), Tone.BAD));
                }
            }
            return new Stage(
                    "sources",
                    "Sources",
                    count(objects),
                    objects == 1 ? "object" : "objects",
                    facts,
                    errors > 0 ? Tone.WARNING : Tone.NEUTRAL,
                    sync.sources().isEmpty() ? "No source is configured." : null,
                    "/console/objects",
                    runs(IMPORTS));
        });
    }

    private Stage changes() {
        return ofSync("changes", "Changes", sync -> {
            Optional<Run> last = lastWithChanges();
            List<Fact> facts = new ArrayList<>();
            facts.add(Fact.of(
                    "last change", last.map(Run::finishedAt).map(words::age).orElse("none seen")));
            last.ifPresent(run -> facts.add(Fact.of("it brought", changesOf(run))));
            if (sync.replaying()) {
                facts.add(new Fact("replay: left to read", count(sync.behind()), Tone.BUSY));
            }
            return new Stage(
                    "changes",
                    "Changes",
                    count(sync.pendingInbound()),
                    "waiting",
                    facts,
                    sync.replaying() ? Tone.BUSY : Tone.NEUTRAL,
                    sync.replaying() ? "What is past is read again; nothing is sent meanwhile." : null,
                    "/console/operations",
                    sync.pendingInbound() > 0);
        });
    }

    private Stage synchronization() {
        return ofSync("synchronization", "Synchronization", sync -> {
            List<Fact> facts = new ArrayList<>();
            sync.metaverse().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(entry -> facts.add(Fact.of(entry.getKey() + "s", entry.getValue())));
            facts.add(Fact.of("lag", count(sync.pendingOutbound(), "object")));
            return new Stage(
                    "synchronization",
                    "Synchronization",
                    count(sync.provisioned()),
                    "for the target",
                    facts,
                    sync.fullSynchronizationNeeded() ? Tone.WARNING : Tone.NEUTRAL,
                    sync.fullSynchronizationNeeded() ? "The rules have changed since everything was evaluated." : null,
                    "/console/objects",
                    sync.pendingOutbound() > 0 || runs(Set.of(RunProfile.FULL_SYNCHRONIZATION)));
        });
    }

    private Stage pendingExports() {
        return seen.pending()
                .fold(
                        summary -> new Stage(
                                "pending",
                                "Pending exports",
                                count(summary.total()),
                                "to write",
                                pendingFacts(summary),
                                summary.total() > 0 ? Tone.BUSY : Tone.GOOD,
                                null,
                                "/console/pending-exports",
                                runs(Set.of(RunProfile.EXPORT))),
                        unknown -> absent("pending", "Pending exports", unknown));
    }

    private static List<Fact> pendingFacts(PendingExportSummary summary) {
        List<Fact> facts = new ArrayList<>();
        for (Operation operation : Operation.values()) {
            long number = summary.counts().stream()
                    .filter(each -> each.operation() == operation)
                    .mapToLong(PendingExportSummary.Count::count)
                    .sum();
            facts.add(new Fact(
                    InWords.name(operation).toLowerCase(java.util.Locale.ROOT),
                    count(number),
                    operation == Operation.DELETE && number > 0 ? Tone.WARNING : Tone.NEUTRAL));
        }
        facts.add(Fact.of("awaiting confirmation", summary.awaitingConfirmation()));
        if (summary.unsupported() > 0) {
            facts.add(Fact.of("not supported by the target", summary.unsupported()));
        }
        return facts;
    }

    private Stage target() {
        Optional<SettingsDocument> settings = seen.settingsInForce();
        GateWords gate = GateWords.of(seen.gate());
        List<Fact> facts = new ArrayList<>();
        String active =
                seen.control().map(control -> control.activeDeployment()).orElse(null);
        facts.add(Fact.of(
                "exports", active == null ? "nobody" : active.equals(seen.deployment()) ? "this deployment" : active));
        if (seen.control().filter(control -> control.restoration() != null).isPresent()) {
            facts.add(new Fact("writes only", "what puts back", Tone.BUSY));
        }
        facts.add(Fact.of("last import", words.age(lastEnd(RunProfile.TARGET_IMPORT))));
        facts.add(Fact.of("last export", words.age(lastEnd(RunProfile.EXPORT))));
        String name = settings.map(SettingsDocument::target)
                .map(target -> target.name())
                .orElse("none");
        return new Stage(
                "target",
                "Target",
                name,
                settings.map(SettingsDocument::target)
                        .map(target -> target.kind().name())
                        .orElse("configured"),
                facts,
                gate.tone(),
                gate.sentence(),
                "/console/settings",
                runs(Set.of(RunProfile.TARGET_IMPORT)));
    }

    private Stage ofSync(String key, String title, Function<SyncStatus, Stage> stage) {
        return seen.sync().fold(stage, unknown -> absent(key, title, unknown));
    }

    private static <T> Stage absent(String key, String title, Seen.Unknown<T> unknown) {
        return new Stage(key, title, "?", "not known", List.of(), Tone.BAD, unknown.why(), null, false);
    }

    private boolean runs(Set<RunProfile> profiles) {
        return seen.runs().stream().anyMatch(run -> !run.status().finished() && profiles.contains(run.profile()));
    }

    private @Nullable Instant lastEnd(RunProfile profile) {
        return seen.runs().stream()
                .filter(run -> run.profile() == profile && run.finishedAt() != null)
                .map(Run::finishedAt)
                .findFirst()
                .orElse(null);
    }

    private Optional<Run> lastWithChanges() {
        return seen.runs().stream()
                .filter(run -> IMPORTS.contains(run.profile()) && run.finishedAt() != null)
                .filter(run ->
                        counted(run, Counts.ADDED) + counted(run, Counts.UPDATED) + counted(run, Counts.DELETED) > 0)
                .findFirst();
    }

    private static String changesOf(Run run) {
        return count(counted(run, Counts.ADDED)) + " added, " + count(counted(run, Counts.UPDATED)) + " updated, "
                + count(counted(run, Counts.DELETED)) + " deleted";
    }

    private static long counted(Run run, String name) {
        return run.counts() == null ? 0 : run.counts().getOrDefault(name, 0L);
    }
}
