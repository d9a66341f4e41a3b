package io.isthmus.sync.rest;

import io.isthmus.chassis.instance.InstanceLease;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.sync.runs.BatchSent;
import io.isthmus.sync.runs.CurrentSettings;
import io.isthmus.sync.runs.SourceStates;
import io.isthmus.sync.runs.SourceStates.SourceState;
import io.isthmus.sync.runs.SourceStreams;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How each source stands, by its name in the settings. Looked up at most every few seconds, whoever asks. */
@ApplicationScoped
class SourceGauges {

    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final double MILLIS = 1_000;

    private final MeterRegistry registry;
    private final CurrentSettings settings;
    private final SourceStates states;
    private final SourceStreams streams;
    private final InstanceLease instance;
    private final MultiGauge lastImport;
    private final MultiGauge lastFull;
    private final MultiGauge deletions;
    private final MultiGauge connected;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();
    private List<String> shown = List.of();

    private record Seen(Optional<SourceState> state, long nanos) {}

    SourceGauges(
            MeterRegistry registry,
            CurrentSettings settings,
            SourceStates states,
            SourceStreams streams,
            InstanceLease instance) {
        this.registry = registry;
        this.settings = settings;
        this.states = states;
        this.streams = streams;
        this.instance = instance;
        this.lastImport = moment("last.import", "when the last complete import began, of any kind");
        this.lastFull = moment("last.full.import", "when the last complete full import began");
        this.deletions = moment("deletions.looked.for", "when an import that sees who is gone last began");
        this.connected = MultiGauge.builder("isthmus.sync.source.stream.connected")
                .description("1 while the source is listened to")
                .register(registry);
    }

    private MultiGauge moment(String name, String description) {
        return MultiGauge.builder("isthmus.sync.source." + name + ".timestamp")
                .description(description)
                .baseUnit("seconds")
                .register(registry);
    }

    /** To be called again and again: sources come and go with the settings. */
    void refresh() {
        List<String> names = settings.get().map(SettingsDocument::sources).orElse(List.of()).stream()
                .map(SourceSettings::name)
                .toList();
        if (names.equals(shown)) {
            return;
        }
        shown = names;
        seen.keySet().retainAll(names);
        lastImport.register(rows(names, name -> at(name, SourceState::lastImportAt)), true);
        lastFull.register(rows(names, name -> at(name, SourceState::lastFullImportAt)), true);
        deletions.register(rows(names, name -> at(name, state -> state.finding().deletionsLookedAt())), true);
        connected.register(rows(names, name -> streams.connected(name) ? 1.0 : 0.0), true);
    }

    private static List<Row<?>> rows(List<String> names, Function<String, Double> value) {
        return names.stream()
                .<Row<?>>map(name -> Row.of(Tags.of("source", name), name, value::apply))
                .toList();
    }

    /** Whoever stands by knows nothing. */
    private double at(String name, Function<SourceState, @Nullable Instant> moment) {
        Optional<SourceState> state = instance.standsBy() ? Optional.empty() : state(name);
        Instant at = state.isEmpty() ? null : moment.apply(state.get());
        return at == null ? Double.NaN : at.toEpochMilli() / MILLIS;
    }

    private Optional<SourceState> state(String name) {
        return seen.compute(
                        name,
                        (source, last) -> last != null && System.nanoTime() - last.nanos() < FRESH.toNanos()
                                ? last
                                : new Seen(states.of(source), System.nanoTime()))
                .state();
    }

    void sent(@Observes BatchSent batch) {
        Timer.builder("isthmus.sync.change.to.batch")
                .description("from the beginning of a delta that found something to the end of its batch")
                .tag("source", batch.source())
                .register(registry)
                .record(batch.took());
    }
}
