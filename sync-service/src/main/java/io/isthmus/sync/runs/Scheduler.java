package io.isthmus.sync.runs;

import io.isthmus.chassis.instance.InstanceLease;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.contracts.settings.ScheduleSettings;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.sync.runs.SourceStates.SourceState;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/** Begins runs by the settings' schedule. */
public final class Scheduler implements SourceStreams.Deltas {

    private static final Logger LOG = Logger.getLogger(Scheduler.class);

    /** How long to wait for the end of a run before looking again, should nobody tell of it. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final CurrentSettings settings;
    private final SourceStates states;
    private final SyncRuns runs;
    private final ActiveRuns active;
    private final BooleanSupplier replayed;
    private final InstanceLease instance;
    private final Clock clock;
    private final Silence silence;
    private final Map<String, Attempt> attempts = new ConcurrentHashMap<>();

    Scheduler(
            CurrentSettings settings,
            SourceStates states,
            SyncRuns runs,
            ActiveRuns active,
            BooleanSupplier replayed,
            InstanceLease instance,
            Silence silence,
            Clock clock) {
        this.settings = settings;
        this.states = states;
        this.runs = runs;
        this.active = active;
        this.replayed = replayed;
        this.instance = instance;
        this.silence = silence;
        this.clock = clock;
    }

    /** To be called about once a second. */
    public void tick() {
        if (!instance.active()) {
            return;
        }
        Optional<SettingsDocument> document = settings.known() ? settings.get() : Optional.empty();
        if (document.isEmpty() || !document.get().schedule().enabled() || !replayed.getAsBoolean()) {
            return;
        }
        for (SourceSettings source : document.get().sources()) {
            tick(document.get(), source);
        }
    }

    /** The sources to listen to: none while nothing begins by itself. */
    public List<SourceSettings> listenedTo() {
        return instance.active() && settings.known() && replayed.getAsBoolean()
                ? settings.get()
                        .filter(document -> document.schedule().enabled())
                        .map(SettingsDocument::sources)
                        .orElse(List.of())
                : List.of();
    }

    /**
     * Begins a delta because the source has told that something changed.
     *
     * @return false if another run of it goes on; a source whose last run failed is left to the schedule
     */
    @Override
    public boolean begin(String source) {
        if (active.worksOn(source)) {
            return false;
        }
        Optional<SourceState> state = states.of(source);
        Attempt last = attempts.getOrDefault(source, Attempt.before(state)).judged(state);
        if (instance.active() && last.failures() == 0) {
            begin(RunProfile.DELTA_IMPORT, source, last);
        }
        return true;
    }

    @Override
    public void awaitRoom(String source) throws InterruptedException {
        active.awaitNoneOf(source, LOOK_AGAIN);
    }

    private void tick(SettingsDocument document, SourceSettings source) {
        Optional<SourceState> state = states.of(source.name());
        ScheduleSettings schedule = schedule(document, state);
        silence.look(schedule, source.name(), state);
        if (active.worksOn(source.name())) {
            return; // what becomes of it is judged when it is over
        }
        Attempt last =
                attempts.getOrDefault(source.name(), Attempt.before(state)).judged(state);
        Schedule.due(schedule, state.map(SourceState::lastFullImportAt).orElse(null), last, clock.instant())
                .ifPresent(profile -> begin(profile, source.name(), last));
    }

    /** Where no interval is given, how the changes of the source are found says what its deltas cost. */
    private static ScheduleSettings schedule(SettingsDocument document, Optional<SourceState> state) {
        return state.flatMap(known -> known.finding().foundBy())
                .map(document.schedule()::whereFoundBy)
                .orElse(document.schedule());
    }

    private void begin(RunProfile profile, String source, Attempt last) {
        attempts.put(source, last.next(profile, clock.instant()));
        try {
            runs.beginQuietly(profile, source);
        } catch (RunRefused e) {
            LOG.infof("the scheduled %s of %s waits: %s", profile, source, e.detail());
        }
    }
}
