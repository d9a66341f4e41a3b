package io.isthmus.migration.console.overview;

import static io.isthmus.migration.console.InWords.count;

import io.isthmus.contracts.operations.Notice;
import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.RunStatus;
import io.isthmus.migration.console.InWords;
import io.isthmus.migration.console.Landscape;
import io.isthmus.migration.console.Remedy;
import io.isthmus.migration.console.SyncStatus;
import io.isthmus.migration.console.Tone;
import io.isthmus.migration.console.departures.DeparturePages;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** Runs that went wrong, sources that are behind, and what the services have noticed. */
final class RunAttention {

    private static final Duration NOTICES_SHOWN = Duration.ofHours(24);
    private static final int MAXIMUM_NOTICES = 5;
    /** A notice of this service that is told already, by what it is about. */
    private static final String NOBODY_EXPORTS = "NOBODY_EXPORTS";

    private final Landscape seen;
    private final InWords words;
    private final AttentionList list;

    private RunAttention(Landscape seen, InWords words, AttentionList list) {
        this.seen = seen;
        this.words = words;
        this.list = list;
    }

    static void in(Landscape seen, InWords words, AttentionList list) {
        RunAttention attention = new RunAttention(seen, words, list);
        attention.lastRunsFailed();
        attention.sources();
        attention.notices();
    }

    /** Of each profile only the latest finished run tells how it is now. */
    private void lastRunsFailed() {
        Set<String> judged = new HashSet<>();
        for (Run run : seen.runs()) {
            if (run.status().finished() && judged.add(run.profile() + " " + run.connector())) {
                lastRun(run);
            }
        }
    }

    private void lastRun(Run run) {
        String title = InWords.name(run.profile()) + (run.connector() == null ? "" : " of " + run.connector());
        String place = "/console/operations/" + run.id();
        if (run.status() == RunStatus.FAILED) {
            list.add(Tone.BAD, title + " has failed " + words.age(run.finishedAt()), run.message(), null, place);
        } else if (run.status() == RunStatus.COMPLETED_WITH_ERRORS) {
            long errors = run.counts() == null ? 0 : run.counts().getOrDefault("errors", 0L);
            list.add(
                    Tone.WARNING,
                    title + ": " + count(Math.max(1, errors), "object") + " with errors",
                    run.message(),
                    null,
                    place);
        }
    }

    private void sources() {
        seen.sync().known().ifPresent(sync -> {
            if (sync.fullSynchronizationNeeded()) {
                list.add(
                        Tone.WARNING,
                        "The rules have changed",
                        "Objects that did not change since were evaluated by the rules before.",
                        "Start a full synchronization.",
                        "/console/operations");
            }
            sync.sources().stream().filter(source -> source.staleness() != null).forEach(this::stale);
            sync.sources().stream().filter(source -> source.withheld() > 0).forEach(this::withheld);
        });
    }

    private void stale(SyncStatus.Source source) {
        list.add(
                Tone.NEUTRAL,
                "Source " + source.connector(),
                source.staleness(),
                "Start a full import.",
                "/console/operations");
    }

    private void withheld(SyncStatus.Source source) {
        list.add(
                Tone.WARNING,
                count(source.withheld(), "object") + " of " + source.connector() + " no longer found, and kept",
                "Too many were gone at once, or a part of the directory showed nobody. Nothing of them changes at the target.",
                "Look who they are; approve exactly those who have left, or put the directory right.",
                DeparturePages.of(source.connector()));
    }

    private void notices() {
        seen.notices().stream()
                .filter(notice -> notice.severity() != Notice.Severity.INFO)
                .filter(notice ->
                        notice.at() != null && notice.at().isAfter(seen.at().minus(NOTICES_SHOWN)))
                .filter(notice -> !notice.code().equals(NOBODY_EXPORTS))
                .limit(MAXIMUM_NOTICES)
                .forEach(notice -> list.add(
                        notice.severity() == Notice.Severity.ERROR ? Tone.BAD : Tone.WARNING,
                        InWords.name(notice.code()) + ", " + words.age(notice.at()),
                        notice.message(),
                        AttentionList.text(Remedy.of(notice.code(), notice.whatToDo())),
                        "/console/operations"));
    }
}
