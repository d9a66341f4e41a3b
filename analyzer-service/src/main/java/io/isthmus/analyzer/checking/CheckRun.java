package io.isthmus.analyzer.checking;

import io.isthmus.analyzer.checking.CheckedReferences.Dangling;
import io.isthmus.analyzer.checking.ReadinessCheck.Directory;
import io.isthmus.analyzer.checking.ReadinessCheck.Failure;
import io.isthmus.analyzer.checking.ReadinessCheck.Phase;
import io.isthmus.analyzer.checking.ReadinessCheck.Status;
import io.isthmus.analyzer.counting.DirectoryFault;
import io.isthmus.analyzer.readiness.CheckScope;
import io.isthmus.analyzer.readiness.Claim;
import io.isthmus.analyzer.readiness.Defect;
import io.isthmus.analyzer.readiness.DirectoryObject;
import io.isthmus.analyzer.readiness.ObjectRules;
import io.isthmus.analyzer.readiness.Synchronizable;
import io.isthmus.directories.names.DistinguishedName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One check from beginning to end, on one thread. */
final class CheckRun {

    private static final Duration SHOWN_EVERY = Duration.ofSeconds(1);
    private static final int LOOKED_UP_AT_ONCE = 200;

    private final DirectoryReader reader;
    private final CheckSettings settings;
    private final List<CheckedDirectory> directories;
    private final List<String> verifiedDomains;
    private final Consumer<ReadinessCheck> shown;
    private final Clock clock;
    private final AtomicBoolean cancelled = new AtomicBoolean();

    private final String id;
    private final Instant requestedAt;
    private final Map<String, Directory> progress = new LinkedHashMap<>();
    private List<ReadinessCheck.Count> counts = List.of();
    private Phase phase = Phase.COUNTING;
    private long rows;
    private long toVerify;
    private long lookedUp;
    private int objects;
    private Instant lastShown = Instant.MIN;

    CheckRun(
            String id,
            DirectoryReader reader,
            CheckSettings settings,
            List<CheckedDirectory> directories,
            List<String> verifiedDomains,
            Consumer<ReadinessCheck> shown,
            Clock clock) {
        this.id = id;
        this.reader = reader;
        this.settings = settings;
        this.directories = directories;
        this.verifiedDomains = verifiedDomains;
        this.shown = shown;
        this.clock = clock;
        this.requestedAt = clock.instant();
        directories.forEach(
                d -> progress.put(d.name(), new Directory(d.name(), d.access().url(), null, 0)));
    }

    String id() {
        return id;
    }

    /** Takes effect at the next object, row or look-up. */
    void cancel() {
        cancelled.set(true);
    }

    /** As it stands at the beginning. */
    ReadinessCheck begun() {
        return now(Status.RUNNING, null);
    }

    ReadinessCheck run(ReadinessStore store) {
        try (Workspace workspace = store.workspace(id)) {
            count();
            read(workspace);
            compare(workspace);
            follow(workspace);
            workspace.flush();
            counts = workspace.rows().summary();
            return ended(Status.DONE, null);
        } catch (Stopped stopped) {
            return ended(Status.CANCELLED, null);
        } catch (FaultAt fault) {
            return ended(Status.FAILED, Failure.of(fault.cause, fault.directory));
        }
    }

    private void count() throws FaultAt {
        for (CheckedDirectory directory : directories) {
            in(directory, session -> {
                long expected = session.count();
                progress.compute(directory.name(), (n, d) -> new Directory(n, d.url(), expected, 0));
            });
            show();
        }
    }

    private void read(Workspace workspace) throws FaultAt {
        enter(Phase.READING);
        for (CheckedDirectory directory : directories) {
            CheckScope scope = new CheckScope(settings.topLevelDomains(), verifiedDomains, directory.anchorAttribute());
            in(directory, session -> session.read(new Reading(workspace, new ObjectRules(scope), directory.name())));
            workspace.flush();
        }
    }

    private void compare(Workspace workspace) {
        enter(Phase.COMPARING);
        workspace.claims().contested(defect -> row(workspace, defect));
        workspace.references().overfull(defect -> row(workspace, defect));
    }

    private void follow(Workspace workspace) throws FaultAt {
        enter(Phase.FOLLOWING_REFERENCES);
        toVerify = Math.min(workspace.references().findDangling(), settings.lookUps());
        for (CheckedDirectory directory : directories) {
            in(directory, session -> lookUp(workspace, directory.name(), session));
        }
        workspace.references().danglingReferences(defect -> row(workspace, defect));
    }

    private void lookUp(Workspace workspace, String directory, DirectoryReader.Session session) throws DirectoryFault {
        while (lookedUp < toVerify) {
            int maximum = (int) Math.min(LOOKED_UP_AT_ONCE, toVerify - lookedUp);
            List<Dangling> names = workspace.references().dangling(directory, maximum);
            if (names.isEmpty()) {
                return;
            }
            Map<Dangling, @Nullable Boolean> exists = new LinkedHashMap<>();
            for (Dangling name : names) {
                goOn();
                exists.put(name, session.exists(name.dn()));
            }
            workspace.references().verified(exists);
            lookedUp += names.size();
        }
    }

    private void row(Workspace workspace, Defect defect) {
        goOn();
        workspace.rows().add(defect);
        rows++;
    }

    private void enter(Phase next) {
        phase = next;
        lastShown = Instant.MIN;
        goOn();
    }

    private void goOn() {
        if (cancelled.get()) {
            throw new Stopped();
        }
        if (Duration.between(lastShown, clock.instant()).compareTo(SHOWN_EVERY) >= 0) {
            show();
        }
    }

    private void show() {
        lastShown = clock.instant();
        shown.accept(now(Status.RUNNING, null));
    }

    private ReadinessCheck ended(Status status, @Nullable Failure failure) {
        if (status == Status.DONE) {
            phase = Phase.ENDED;
        }
        return now(status, failure);
    }

    private ReadinessCheck now(Status status, @Nullable Failure failure) {
        return new ReadinessCheck(
                id,
                requestedAt,
                status == Status.RUNNING ? null : clock.instant(),
                status,
                verifiedDomains,
                new ReadinessCheck.Progress(
                        phase,
                        Percent.of(phase, progress.values(), lookedUp, toVerify),
                        new ArrayList<>(progress.values()),
                        objects,
                        toVerify,
                        lookedUp,
                        rows,
                        counts),
                failure);
    }

    private void in(CheckedDirectory directory, Step step) throws FaultAt {
        goOn();
        try (DirectoryReader.Session session = reader.open(directory)) {
            step.with(session);
        } catch (DirectoryFault fault) {
            throw new FaultAt(directory.name(), fault);
        }
    }

    private interface Step {
        void with(DirectoryReader.Session session) throws DirectoryFault;
    }

    /** Judges each object when it comes and keeps what has to be compared later. */
    private final class Reading implements DirectoryReader.Taker {
        private final Workspace workspace;
        private final ObjectRules rules;
        private final String directory;
        private boolean taken;

        Reading(Workspace workspace, ObjectRules rules, String directory) {
            this.workspace = workspace;
            this.rules = rules;
            this.directory = directory;
        }

        @Override
        public void object(DirectoryObject object) {
            goOn();
            progress.compute(directory, (n, d) -> new Directory(n, d.url(), d.expected(), d.read() + 1));
            taken = Synchronizable.ever(object);
            if (taken) {
                objects++;
                workspace.object(objects, object);
                rules.of(object).forEach(defect -> row(workspace, defect));
                Claim.of(object).forEach(claim -> workspace.claims().add(objects, claim));
            }
        }

        @Override
        public void references(String attribute, List<String> dns) {
            if (taken) {
                dns.forEach(dn -> workspace.references().add(objects, attribute, dn, DistinguishedName.normalize(dn)));
            }
        }
    }

    /** Somebody cancelled the check. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stopped() {
            super("the check was cancelled", null, false, false);
        }
    }

    /** A directory's fault, with the name of the directory. */
    private static final class FaultAt extends Exception {
        private static final long serialVersionUID = 1L;
        private final String directory;
        private final DirectoryFault cause;

        FaultAt(String directory, DirectoryFault cause) {
            super(cause);
            this.directory = directory;
            this.cause = cause;
        }
    }
}
