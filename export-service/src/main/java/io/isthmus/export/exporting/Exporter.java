package io.isthmus.export.exporting;

import io.isthmus.chassis.configlog.ConfigLog;
import io.isthmus.chassis.deployment.DeploymentConfig;
import io.isthmus.chassis.instance.InstanceLease;
import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.export.GateState;
import io.isthmus.contracts.outcomes.ExportOutcome.Operation;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.export.comparing.Comparison;
import io.isthmus.export.gate.GateKeeper;
import io.isthmus.export.matching.Matching;
import io.isthmus.export.pending.Differences;
import io.isthmus.export.pending.PendingStates;
import io.isthmus.export.pending.Phase;
import io.isthmus.export.restoring.Restorations;
import io.isthmus.export.running.RunProgress;
import io.isthmus.export.target.ExportTarget;
import io.isthmus.export.target.Outcome;
import io.isthmus.export.targetimport.ImportHistory;
import io.isthmus.export.targetimport.ObservedStore;
import io.isthmus.export.written.WrittenStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Applies pending exports until none is left, or only failing ones.
 *
 * <ol>
 *   <li>look up whatever an earlier process left in flight, beside all that follows,
 *   <li>phase by phase: compare what has changed, ask the gate, send,
 *   <li>again from the first phase, because new objects release references and memberships; the end is a round that sent
 *       nothing, with nothing under way.
 * </ol>
 *
 * <p>No phase waits for a request that hangs: what it belongs to stays marked as in flight, so nothing else is done with it,
 * and what refers to it is not ready. Only removals wait until nothing at all is under way.
 */
@ApplicationScoped
public class Exporter {

    private static final int MAXIMUM_ROUNDS = 30;
    private static final long NO_EPOCH = -1;
    private static final Outcome FOUND_BEFORE =
            new Outcome.Rejected("ALREADY_THERE", "a look-up found it before it was created", true);
    private static final Duration STRAGGLER_LOOK = Duration.ofMillis(500);
    private static final Set<Phase> REMOVALS = Set.of(Phase.REMOVE_GROUPS, Phase.REMOVE_PEOPLE);
    private static final Duration BATCH_PATIENCE = Duration.ofSeconds(60);
    private static final Duration BATCH_LOOK = Duration.ofMillis(100);

    private final ExportStore store;
    private final Comparison comparison;
    private final Restorations restorations;
    private final GateKeeper gate;
    private final ObservedStore observed;
    private final ImportHistory imports;
    private final WrittenStore written;
    private final OutcomeLog outcomes;
    private final RequestLog requests;
    private final Writing writing;
    private final InstanceLease instance;
    private final ConfigLog log;
    private final DeploymentConfig deployment;
    private final ExportConfig config;

    Exporter(
            ExportStore store,
            Comparison comparison,
            Restorations restorations,
            GateKeeper gate,
            ObservedStore observed,
            ImportHistory imports,
            WrittenStore written,
            OutcomeLog outcomes,
            RequestLog requests,
            Writing writing,
            InstanceLease instance,
            ConfigLog log,
            DeploymentConfig deployment,
            ExportConfig config) {
        this.store = store;
        this.comparison = comparison;
        this.restorations = restorations;
        this.gate = gate;
        this.observed = observed;
        this.imports = imports;
        this.written = written;
        this.outcomes = outcomes;
        this.requests = requests;
        this.writing = writing;
        this.instance = instance;
        this.log = log;
        this.deployment = deployment;
        this.config = config;
    }

    /** The gate must be open but for the batch, which may still be arriving; everything else is asked again here. */
    void run(ExportTarget target, SettingsDocument settings, RunProgress progress) {
        written.forgetBefore(Instant.now().minus(config.writtenFor()));
        progress.step("export");
        Session session = new Session(target, settings, progress);
        try {
            writing.during(session::export);
        } catch (ExportStopped e) {
            progress.held("stopped: " + e.getMessage());
        }
    }

    private final class Session {
        private final ExportTarget target;
        private final SettingsDocument settings;
        private final RunProgress progress;
        private final PendingStates states;
        private final Selection selection;
        private final boolean restoring;
        private final boolean listingShifted;
        private final Tries.Rest rest;
        private final Recognition recognition;
        private final Pace pace = new Pace();
        private final Outcomes told;
        private final ExportStore.Query query;
        private final Lanes lanes;
        /** held while something is compared, or an outcome becomes state: one may not see half of the other */
        private final ReentrantLock state = new ReentrantLock();
        /** objects that were compared while a request of theirs was under way */
        private final Set<Long> comparedMeanwhile = ConcurrentHashMap.newKeySet();

        private Attempt attempt;
        private volatile long epoch = NO_EPOCH;

        Session(ExportTarget target, SettingsDocument settings, RunProgress progress) {
            this.target = target;
            this.settings = settings;
            this.progress = progress;
            this.states = new PendingStates(new Differences(target.schema(), settings.safety()));
            this.selection = new Selection(states, config.membersPerRequest());
            this.restoring = restorations.inForce(settings.target().name()) != null;
            this.listingShifted = imports.listingShifted();
            this.rest = new Tries.Rest(config.firstRetry(), config.longestRetry());
            this.recognition = new Recognition(target, observed::belongsToAnother, new Matching(settings.identity()));
            this.told = new Outcomes(outcomes, progress, deployment.deployment());
            this.query = new ExportStore.Query(
                    progress.number(),
                    !progress.automatic(),
                    true,
                    config.pageSize(),
                    config.membersPerRequest(),
                    Arrays.stream(ObjectType.values())
                            .filter(target.schema()::supports)
                            .toList());
            this.lanes = new Lanes(
                    settings.target().maxConcurrentRequests(), config.straggling(), new Recording(this::record));
        }

        void export() {
            try (lanes) {
                lookUpWhatWasInFlight();
                rounds();
            }
            lanes.throwIfStopped();
        }

        /** All of it at once, before anything is marked by this run; there is never more than some pages. */
        private void lookUpWhatWasInFlight() {
            List<Work> page = store.inFlight(0, config.pageSize());
            List<Work> all = new ArrayList<>(page);
            while (!page.isEmpty()) {
                page = store.inFlight(page.getLast().id(), config.pageSize());
                all.addAll(page);
            }
            lanes.lookUp(all, this::lookUp);
        }

        private Settled lookUp(Work work) {
            var unknown = new Outcome.Unknown("the service stopped before the answer came");
            return recognition
                    .find(work)
                    .<Settled>map(found -> new Settled.Seen(found, unknown))
                    .orElseGet(() -> new Settled.Gone(unknown));
        }

        private void rounds() {
            for (int round = 1; round <= MAXIMUM_ROUNDS; ) {
                long before = told.count();
                for (Phase phase : Phase.values()) {
                    compare();
                    GateState judged = judged();
                    if (!judged.open()) {
                        progress.held(judged.holds().getFirst().message());
                        return;
                    }
                    permitted(judged.epoch());
                    if (!REMOVALS.contains(phase) || !lanes.busy()) {
                        phase(phase);
                    }
                    if (told.errors() > config.maxErrors()) {
                        progress.failed(
                                "TOO_MANY_ERRORS",
                                "stopped: more than " + config.maxErrors() + " objects failed",
                                "look at the errors; raise isthmus.export.max-errors if they are to be expected");
                        return;
                    }
                }
                if (told.count() == before && !lanes.busy()) {
                    return;
                }
                round += told.count() == before ? 0 : 1;
                lanes.awaitAny(STRAGGLER_LOOK);
            }
        }

        private void compare() {
            state.lock();
            try {
                comparedMeanwhile.addAll(lanes.underWay());
                comparison.run(target.schema(), settings);
            } finally {
                state.unlock();
            }
        }

        /** One epoch a run: requests of two could not be told apart. */
        private void permitted(long current) {
            if (epoch == current) {
                return;
            }
            if (epoch != NO_EPOCH) {
                throw new ExportStopped(
                        "export control of target " + settings.target().name() + " has changed");
            }
            epoch = current;
            Permit permit = new Permit(
                    instance,
                    log,
                    deployment.deployment(),
                    settings.target().name(),
                    epoch,
                    deployment.configLog().lease());
            attempt = new Attempt(target.guardedBy(permit::check), permit::check, pace, recognition, requests, config);
        }

        /** A batch that is arriving right now is worth a little patience: it would only begin another run. */
        private GateState judged() {
            Instant deadline = Instant.now().plus(BATCH_PATIENCE);
            GateState judged = gate.judge();
            while (!judged.open()
                    && judged.holds().stream().allMatch(hold -> hold.code() == GateState.Code.BATCH_INCOMPLETE)
                    && Instant.now().isBefore(deadline)) {
                Pace.sleep(BATCH_LOOK);
                compare();
                judged = gate.judge();
            }
            return judged;
        }

        private void phase(Phase phase) {
            if (phase == Phase.ADD_PEOPLE) {
                // whoever others refer to first, so that nobody needs a second request for a reference
                send(pages(phase, query));
                ExportStore.References references = store.references(phase);
                for (long[] level : Levels.of(references.from(), references.to())) {
                    send(pagesOf(phase, level));
                }
            }
            send(pages(phase, query.anyOrder()));
        }

        /** Page after page of what is pending; a page of which everything has changed meanwhile is not the end. */
        private Supplier<List<Work>> pages(Phase phase, ExportStore.Query which) {
            AtomicLong after = new AtomicLong();
            return () -> {
                List<Work> work = List.of();
                List<ExportStore.Planned> page = store.planned(which, phase, after.get());
                while (work.isEmpty() && !page.isEmpty()) {
                    after.set(page.getLast().id());
                    work = begin(phase, page);
                    page = work.isEmpty() ? store.planned(which, phase, after.get()) : page;
                }
                return work;
            };
        }

        /** Page after page of these; a page of which nothing is left to send is not the end. */
        private Supplier<List<Work>> pagesOf(Phase phase, long[] ids) {
            AtomicInteger from = new AtomicInteger();
            return () -> {
                List<Work> work = List.of();
                while (work.isEmpty() && from.get() < ids.length) {
                    int to = Math.min(ids.length, from.get() + query.limit());
                    work = begin(
                            phase,
                            store.planned(
                                    query,
                                    phase,
                                    Arrays.stream(ids, from.get(), to).boxed().toList()));
                    from.set(to);
                }
                return work;
            };
        }

        private List<Work> begin(Phase phase, List<ExportStore.Planned> page) {
            List<ExportStore.Begun> begun = selection.of(phase, page);
            if (!begun.isEmpty()) {
                store.begin(progress.number(), begun);
            }
            return begun.stream().map(ExportStore.Begun::work).toList();
        }

        private void send(Supplier<List<Work>> pages) {
            Supplier<List<Work>> next = () -> told.errors() > config.maxErrors() ? List.of() : pages.get();
            List<Work> first = next.get();
            if (first.isEmpty()) {
                return;
            }
            progress.done(told.count(), told.count() + store.executable(query.ignoreBackoff()));
            AtomicLong handedOut = new AtomicLong();
            lanes.send(() -> handedOut.getAndIncrement() == 0 ? first : next.get(), this::settle);
        }

        /** Somebody whom a listing that shifted did not show may be there: then he is not created. */
        private Settled settle(Work work) {
            if (!listingShifted || work.operation() != Operation.ADD) {
                return attempt.settle(work);
            }
            return recognition
                    .find(work)
                    .<Settled>map(found -> new Settled.Seen(found, FOUND_BEFORE))
                    .orElseGet(() -> attempt.settle(work));
        }

        private void record(List<Recorded> recorded) {
            List<ExportStore.Ended> ended = recorded.stream()
                    .filter(one -> !OutcomeEffects.inFlight(one.settled()))
                    .map(this::ended)
                    .toList();
            state.lock();
            try {
                comparison.again(store.record(progress.number(), ended, rest), states);
            } finally {
                state.unlock();
            }
            told.tell(recorded, Math.max(0, epoch));
        }

        /** What was compared while its request was under way was compared with what is no longer so. */
        private ExportStore.Ended ended(Recorded one) {
            OutcomeEffects effects = OutcomeEffects.of(one.work(), one.settled(), restoring);
            return new ExportStore.Ended(
                    one.work(), comparedMeanwhile.remove(one.work().id()) ? effects.withComparedAgain() : effects);
        }
    }
}
