package io.isthmus.migration.console.overview;

import static io.isthmus.migration.console.InWords.count;

import io.isthmus.chassis.problem.Problem;
import io.isthmus.contracts.export.GateState;
import io.isthmus.contracts.export.GateState.Hold;
import io.isthmus.contracts.migration.MigrationStep;
import io.isthmus.contracts.operations.Notice;
import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.RunStatus;
import io.isthmus.migration.console.InWords;
import io.isthmus.migration.console.Landscape;
import io.isthmus.migration.console.Remedy;
import io.isthmus.migration.console.Seen;
import io.isthmus.migration.console.SyncStatus;
import io.isthmus.migration.console.Tone;
import io.isthmus.migration.console.overview.Overview.Attention;
import io.isthmus.migration.migrating.MigrationState;
import io.isthmus.migration.migrating.MigrationState.InProgress;
import io.isthmus.migration.migrating.MigrationView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What needs somebody, the worst first. */
final class AttentionList {

    private static final Duration NOTICES_SHOWN = Duration.ofHours(24);
    private static final int MOST_NOTICES = 5;
    /** A notice of this service that is told already, by what it is about. */
    private static final String NOBODY_EXPORTS = "NOBODY_EXPORTS";

    private static final String MIGRATION = "/console/migration";
    private static final String ROLLBACK = "/console/rollback";

    private final Landscape seen;
    private final InWords words;
    private final List<Attention> list = new ArrayList<>();

    private AttentionList(Landscape seen, InWords words) {
        this.seen = seen;
        this.words = words;
    }

    static List<Attention> of(Landscape seen, InWords words) {
        AttentionList list = new AttentionList(seen, words);
        list.nobodyExports();
        list.restoration();
        list.servicesAway();
        list.gateHeld();
        list.lastRunsFailed();
        list.sources();
        list.beginning();
        list.migration();
        list.cutOver();
        list.notices();
        return list.list.stream().sorted(Comparator.comparing(Attention::tone)).toList();
    }

    private void nobodyExports() {
        var retired = seen.migration()
                .map(MigrationState::facts)
                .filter(facts -> facts.oldToolRetiredAt() != null && facts.stagingLeftAt() == null)
                .map(facts -> facts.oldToolRetiredAt());
        if (retired.isPresent()) {
            add(
                    Tone.BAD,
                    "Nobody exports since " + words.time(retired.get()),
                    "The old tool is retired, and this deployment is still in staging mode: changes in the directory do not"
                            + " reach the target.",
                    "Go on with the migration up to leaving staging mode.",
                    MIGRATION);
            return;
        }
        seen.control()
                .filter(control -> control.activeDeployment() == null && control.demoted() != null)
                .ifPresent(control -> add(
                        Tone.BAD,
                        "Nobody exports to " + control.target() + " since " + words.time(control.changedAt()),
                        control.demoted() + " was demoted, and no deployment was promoted since.",
                        "Promote the deployment that is to export.",
                        "/console/hand-over"));
    }

    /** In force, or only prepared: either way the pending exports are its changes. */
    private void restoration() {
        seen.control()
                .filter(control -> control.restoration() != null)
                .ifPresent(control -> add(
                        Tone.BUSY,
                        "A restoration is in force since " + words.time(control.changedAt()),
                        control.activeDeployment() + " puts back what it has written to " + control.target()
                                + ", and writes nothing else: changes in the directory do not reach it.",
                        "When nothing is left, the deployment is demoted by itself. Until then a promotion is refused.",
                        ROLLBACK));
        boolean inForce = seen.control()
                .filter(control -> control.activeDeployment() != null)
                .isPresent();
        seen.gate()
                .known()
                .filter(gate -> gate.restoration() != null && !inForce)
                .ifPresent(gate -> add(
                        Tone.WARNING,
                        "A plan to put back what was written is prepared",
                        "The pending exports are its changes; nothing of it is written before it is approved and applied.",
                        "Approve and apply it, or discard it. Promoting the deployment makes it void.",
                        ROLLBACK));
    }

    private void servicesAway() {
        Set<String> told = new HashSet<>();
        for (Seen<?> answer : List.of(seen.settings(), seen.sync(), seen.gate(), seen.pending())) {
            if (answer instanceof Seen.Unknown<?>(Problem problem)) {
                String service = problem.parameters().getOrDefault(Problem.SERVICE, "A service");
                if (told.add(service)) {
                    add(Tone.BAD, service + " does not answer", problem.detail(), text(Remedy.of(problem)), null);
                }
            }
        }
    }

    private void gateHeld() {
        seen.gate().known().filter(gate -> !gate.open() && !gate.stagingMode()).map(GateState::holds).stream()
                .flatMap(List::stream)
                .forEach(hold -> add(Tone.WARNING, "Nothing is written", hold.message(), text(Remedy.of(hold.code().name(), hold.whatToDo())), place(hold)));
    }

    private static String place(Hold hold) {
        return switch (hold.code()) {
            case DELETION_THRESHOLD_EXCEEDED, EMPTY_SOURCE -> "/console/pending-exports?operation=DELETE";
            case RESTORATION_NOT_APPROVED, RESTORATION_NOT_READY -> ROLLBACK;
            case FOREIGN_EXPORTER, TARGET_NOT_IMPORTED, BATCH_INCOMPLETE, CONSUMER_STUCK -> "/console/operations";
            case STAGING_MODE, CONFIGURATION_NOT_LOADED, CONFIGURATION_LEASE_EXPIRED -> null;
        };
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
            add(Tone.BAD, title + " has failed " + words.age(run.finishedAt()), run.message(), null, place);
        } else if (run.status() == RunStatus.COMPLETED_WITH_ERRORS) {
            long errors = run.counts() == null ? 0 : run.counts().getOrDefault("errors", 0L);
            add(
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
                add(
                        Tone.WARNING,
                        "The rules have changed",
                        "Objects that did not change since were evaluated by the rules before.",
                        "Start a full synchronization.",
                        "/console/operations");
            }
            sync.sources().stream().filter(source -> source.staleness() != null).forEach(this::stale);
        });
    }

    private void stale(SyncStatus.Source source) {
        add(
                Tone.NEUTRAL,
                "Source " + source.connector(),
                source.staleness(),
                "Start a full import.",
                "/console/operations");
    }

    private void beginning() {
        if (seen.settings().known().filter(found -> found.isEmpty()).isPresent()
                && seen.migration().isEmpty()) {
            add(
                    Tone.NEUTRAL,
                    "Nothing is configured yet",
                    "This deployment has no settings, so it reads nothing and writes nothing.",
                    "Upload the old tool's export and begin a migration, or write settings by hand.",
                    MIGRATION);
        }
    }

    private void migration() {
        seen.migration()
                .filter(InProgress.class::isInstance)
                .map(MigrationView::of)
                .ifPresent(view -> {
                    MigrationStep due = view.steps().stream()
                            .filter(step -> step.name() == view.current())
                            .findFirst()
                            .orElse(null);
                    if (due == null) {
                        return;
                    }
                    String step = InWords.name(due.name());
                    switch (due.status()) {
                        case FAILED ->
                            add(
                                    Tone.BAD,
                                    "Migration " + view.name() + ": " + step + " has failed",
                                    due.failure() == null ? null : due.failure().message(),
                                    due.failure() == null ? null : text(Remedy.of(due.failure())),
                                    MIGRATION);
                        case RUNNING ->
                            add(
                                    Tone.BUSY,
                                    "Migration " + view.name() + ": " + step + " is running",
                                    null,
                                    null,
                                    MIGRATION);
                        case READY, NOT_YET, DONE ->
                            add(Tone.NEUTRAL, "Migration " + view.name() + " waits: " + step, null, null, MIGRATION);
                    }
                });
    }

    private void cutOver() {
        seen.migration()
                .filter(migration -> migration.facts().stagingLeftAt() != null)
                .ifPresent(migration -> add(
                        Tone.NEUTRAL,
                        "Migration " + migration.about().name() + " was cut over "
                                + words.age(migration.facts().stagingLeftAt()),
                        "Whatever this deployment has changed at the target since is noted with the values before.",
                        "If it is regretted, it can be put back.",
                        "/console/rollback/" + migration.about().id()));
    }

    private void notices() {
        seen.notices().stream()
                .filter(notice -> notice.severity() != Notice.Severity.INFO)
                .filter(notice ->
                        notice.at() != null && notice.at().isAfter(seen.at().minus(NOTICES_SHOWN)))
                .filter(notice -> !notice.code().equals(NOBODY_EXPORTS))
                .limit(MOST_NOTICES)
                .forEach(notice -> add(
                        notice.severity() == Notice.Severity.ERROR ? Tone.BAD : Tone.WARNING,
                        InWords.name(notice.code()) + ", " + words.age(notice.at()),
                        notice.message(),
                        text(Remedy.of(notice.code(), notice.whatToDo())),
                        "/console/operations"));
    }

    private void add(Tone tone, String title, String detail, String toDo, String href) {
        list.add(new Attention(tone, title, detail, toDo, href));
    }

    private static String text(Remedy remedy) {
        return remedy == null ? null : remedy.text();
    }
}
