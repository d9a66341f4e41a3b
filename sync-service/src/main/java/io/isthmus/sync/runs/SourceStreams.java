package io.isthmus.sync.runs;

import io.isthmus.chassis.operations.Operations;
import io.isthmus.chassis.retry.GrowingPauses;
import io.isthmus.contracts.operations.Notice;
import io.isthmus.contracts.settings.DeltaMethod;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.sync.source.SourceException;
import io.isthmus.sync.source.SourceListening;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** Listens to the sources that tell of changes by themselves. */
public final class SourceStreams {

    /** Of these a delta is cheap and sees everything. */
    private static final Set<String> LISTENED_TO = Set.of(DeltaMethod.SYNCREPL.name(), DeltaMethod.CHANGELOG.name());

    private static final IntFunction<Long> PAUSES =
            GrowingPauses.atRandom(Duration.ofSeconds(1), Duration.ofMinutes(1))::apply;

    private final SourceListening listening;
    private final SourceStates states;
    private final Deltas deltas;
    private final Operations operations;
    private final String deployment;
    private final String service;
    private final Clock clock;
    private final Map<String, SourceStream> streams = new ConcurrentHashMap<>();

    /** Begins deltas, and says when another run is in their way. */
    interface Deltas {

        /** @return false if it has to wait */
        boolean begin(String source);

        /** Waits until it need not any more, or for a while. */
        void awaitRoom(String source) throws InterruptedException;
    }

    SourceStreams(
            SourceListening listening,
            SourceStates states,
            Deltas deltas,
            Operations operations,
            String deployment,
            String service,
            Clock clock) {
        this.listening = listening;
        this.states = states;
        this.deltas = deltas;
        this.operations = operations;
        this.deployment = deployment;
        this.service = service;
        this.clock = clock;
    }

    /** Listens to these and no others; to be called again and again. */
    public void listenTo(List<SourceSettings> sources) {
        Map<String, SourceSettings> wanted = sources.stream()
                .filter(this::tellsByItself)
                .collect(Collectors.toMap(SourceSettings::name, source -> source));
        streams.entrySet().removeIf(each -> {
            SourceSettings source = wanted.get(each.getKey());
            boolean over = source == null || !each.getValue().of(source);
            if (over) {
                each.getValue().stop();
            }
            return over;
        });
        wanted.values().forEach(source -> streams.computeIfAbsent(source.name(), name -> stream(source)));
    }

    private boolean tellsByItself(SourceSettings source) {
        return states.of(source.name())
                .map(state -> state.finding().method())
                .filter(LISTENED_TO::contains)
                .isPresent();
    }

    private SourceStream stream(SourceSettings source) {
        return new SourceStream(
                        source,
                        listening,
                        () -> deltas.begin(source.name()),
                        () -> deltas.awaitRoom(source.name()),
                        fault -> tell(source, fault),
                        failures -> Duration.ofMillis(PAUSES.apply(failures)),
                        clock)
                .start();
    }

    private void tell(SourceSettings source, SourceException fault) {
        operations.publish(new Notice(
                "sync-SOURCE_STREAM_BROKEN-" + source.name(),
                deployment,
                service,
                Notice.Severity.WARNING,
                "SOURCE_STREAM_BROKEN",
                "changes of source " + source.name() + " have not been heard as they happen for five minutes: "
                        + fault.getMessage(),
                "Changes are still found by the schedule. " + fault.whatToDo(),
                clock.instant()));
    }

    /** How many sources are listened to right now. */
    public long connected() {
        return streams.values().stream().filter(SourceStream::connected).count();
    }

    /** Whether this one is. */
    public boolean connected(String source) {
        SourceStream stream = streams.get(source);
        return stream != null && stream.connected();
    }

    void stop() {
        streams.values().forEach(SourceStream::stop);
        streams.clear();
    }
}
