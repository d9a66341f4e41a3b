package io.isthmus.export.exporting;

import io.isthmus.chassis.configlog.ConfigLog;
import io.isthmus.chassis.deployment.DeploymentConfig;
import io.isthmus.chassis.instance.InstanceLease;
import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.export.GateState;
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
import io.isthmus.export.targetimport.ObservedStore;
import io.isthmus.export.written.WrittenStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Applies pending exports until none is left, or only failing ones.
 *
 * <ol>
 *   <li>look up whatever an earlier process left in flight,
 *   <li>phase by phase: compare what has changed, ask the gate, send,
 *   <li>again from the first phase, because new objects release references and memberships; the end is a round that sent
 *       nothing.
 * </ol>
 */
@ApplicationScoped
public class Exporter {

    private static final int MOST_ROUNDS = 30;
    private static final Duration BATCH_PATIENCE = Duration.ofSeconds(60);
    private static final Duration BATCH_LOOK = Duration.ofMillis(100);

    private final ExportStore store;
    private final Comparison comparison;
    private final Restorations restorations;
    private final GateKeeper gate;
    private final ObservedStore observed;
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
        Session session = new Session(target, settings, progress);
        session.lookUpWhatWasInFlight();
        written.forgetBefore(Instant.now().minus(config.writtenFor()));
        progress.step("export");
        try {
            session.rounds();
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
        private final Tries.Rest rest;
        private final Recognition recognition;
        private final Pace pace = new Pace();
        private final Outcomes told;
        private final ExportStore.Query query;

        Session(ExportTarget target, SettingsDocument settings, RunProgress progress) {
            this.target = target;
            this.settings = settings;
            this.progress = progress;
            this.states = new PendingStates(new Differences(target.schema(), settings.safety()));
            this.selection = new Selection(states, config.membersPerRequest());
            this.restoring = restorations.inForce(settings.target().name()) != null;
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
        }

        void lookUpWhatWasInFlight() {
            if (store.inFlight(0, 1).isEmpty()) {
                return;
            }
            progress.step("look-up of unknown outcomes");
            AtomicLong after = new AtomicLong();
            Pipeline lookUps = new Pipeline(
                    settings.target().maxConcurrentRequests(),
                    this::lookUp,
                    new Settled.StillUnknown(),
                    found -> record(found, 0));
            lookUps.run(() -> {
                List<Work> page = store.inFlight(after.get(), config.pageSize());
                page.forEach(work -> after.set(work.id()));
                return page;
            });
        }

        private Settled lookUp(Work work) {
            var unknown = new Outcome.Unknown("the service stopped before the answer came");
            return recognition
                    .find(work)
                    .<Settled>map(found -> new Settled.Seen(found, unknown))
                    .orElseGet(() -> new Settled.Gone(unknown));
        }

        void rounds() {
            for (int round = 1; round <= MOST_ROUNDS; round++) {
                long before = told.count();
                for (Phase phase : Phase.values()) {
                    comparison.run(target.schema(), settings);
                    GateState state = judged();
                    if (!state.open()) {
                        progress.held(state.holds().getFirst().message());
                        return;
                    }
                    phase(phase, state.epoch());
                    if (told.errors() > config.maxErrors()) {
                        progress.failed(
                                "TOO_MANY_ERRORS",
                                "stopped: more than " + config.maxErrors() + " objects failed",
                                "look at the errors; raise isthmus.export.max-errors if they are to be expected");
                        return;
                    }
                }
                if (told.count() == before) {
                    return;
                }
            }
        }

        /** A batch that is arriving right now is worth a little patience: it would only begin another run. */
        private GateState judged() {
            Instant deadline = Instant.now().plus(BATCH_PATIENCE);
            GateState state = gate.judge();
            while (!state.open()
                    && state.holds().stream().allMatch(hold -> hold.code() == GateState.Code.BATCH_INCOMPLETE)
                    && Instant.now().isBefore(deadline)) {
                Pace.sleep(BATCH_LOOK);
                comparison.run(target.schema(), settings);
                state = gate.judge();
            }
            return state;
        }

        private void phase(Phase phase, long epoch) {
            if (phase == Phase.ADD_PEOPLE) {
                // whoever others refer to first, so that nobody needs a second request for a reference
                send(pages(phase, query), epoch);
                ExportStore.References references = store.references(phase);
                for (long[] level : Levels.of(references.from(), references.to())) {
                    send(pagesOf(phase, level), epoch);
                }
            }
            send(pages(phase, query.anyOrder()), epoch);
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

        private void send(Supplier<List<Work>> pages, long epoch) {
            Supplier<List<Work>> next = () -> told.errors() > config.maxErrors() ? List.of() : pages.get();
            List<Work> first = next.get();
            if (first.isEmpty()) {
                return;
            }
            progress.done(told.count(), told.count() + store.executable(query.ignoreBackoff()));
            Permit permit = new Permit(
                    instance,
                    log,
                    deployment.deployment(),
                    settings.target().name(),
                    epoch,
                    deployment.configLog().lease());
            Attempt attempt =
                    new Attempt(target.guardedBy(permit::check), permit::check, pace, recognition, requests, config);
            AtomicLong handedOut = new AtomicLong();
            writing.during(() -> new Pipeline(
                            settings.target().maxConcurrentRequests(),
                            attempt::settle,
                            new Settled.NotSent(),
                            found -> record(found, epoch))
                    .run(() -> handedOut.getAndIncrement() == 0 ? first : next.get()));
        }

        private void record(List<Recorded> recorded, long epoch) {
            List<ExportStore.Ended> ended = recorded.stream()
                    .filter(one -> !OutcomeEffects.inFlight(one.settled()))
                    .map(one ->
                            new ExportStore.Ended(one.work(), OutcomeEffects.of(one.work(), one.settled(), restoring)))
                    .toList();
            comparison.again(store.record(progress.number(), ended, rest), states);
            told.tell(recorded, epoch);
        }
    }
}
