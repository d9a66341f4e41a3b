package io.isthmus.sync.runs;

import io.isthmus.chassis.instance.InstanceLease;
import io.isthmus.contracts.operations.RunRequest;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.sync.runs.SourceStates.SourceState;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/** Begins runs by the settings' schedule. */
public final class Scheduler {

    private static final Logger LOG = Logger.getLogger(Scheduler.class);

    private final CurrentSettings settings;
    private final SourceStates states;
    private final SyncRuns runs;
    private final BooleanSupplier replayed;
    private final InstanceLease instance;
    private final Clock clock;
    private final Silence silence;
    private final Map<String, Instant> attempts = new ConcurrentHashMap<>();

    Scheduler(
            CurrentSettings settings,
            SourceStates states,
            SyncRuns runs,
            BooleanSupplier replayed,
            InstanceLease instance,
            Silence silence,
            Clock clock) {
        this.settings = settings;
        this.states = states;
        this.runs = runs;
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

    private void tick(SettingsDocument document, SourceSettings source) {
        Optional<SourceState> state = states.of(source.name());
        Instant attempt = attempts.getOrDefault(
                source.name(), state.map(SourceState::lastImportAt).orElse(null));
        silence.look(document.schedule(), source.name(), state);
        Schedule.due(
                        document.schedule(),
                        state.map(SourceState::lastFullImportAt).orElse(null),
                        attempt,
                        clock.instant())
                .ifPresent(profile -> {
                    attempts.put(source.name(), clock.instant());
                    try {
                        runs.begin(new RunRequest(profile, source.name()));
                    } catch (RunRefused e) {
                        LOG.infof("the scheduled %s of %s waits: %s", profile, source.name(), e.detail());
                    }
                });
    }
}
