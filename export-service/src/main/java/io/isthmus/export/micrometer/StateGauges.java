package io.isthmus.export.micrometer;

import io.isthmus.chassis.instance.InstanceLease;
import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.export.GateState;
import io.isthmus.contracts.export.PendingExportSummary;
import io.isthmus.contracts.outcomes.ExportOutcome.Operation;
import io.isthmus.export.gate.GateKeeper;
import io.isthmus.export.reviewing.PendingSet;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import java.time.Duration;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Pending exports by type and operation, and why they are held. Looked up at most every few seconds, whoever asks. */
@ApplicationScoped
class StateGauges {

    private static final Duration FRESH = Duration.ofSeconds(5);

    private final MeterRegistry registry;
    private final PendingSet pending;
    private final GateKeeper gate;
    private final InstanceLease instance;
    private @Nullable State last;
    private long lookedAtNanos;

    StateGauges(MeterRegistry registry, PendingSet pending, GateKeeper gate, InstanceLease instance) {
        this.registry = registry;
        this.pending = pending;
        this.gate = gate;
        this.instance = instance;
    }

    private record State(PendingExportSummary summary, GateState gate) {

        double pending(ObjectType type, Operation operation) {
            return summary.counts().stream()
                    .filter(count -> count.objectType() == type && count.operation() == operation)
                    .mapToLong(PendingExportSummary.Count::count)
                    .sum();
        }

        double held(GateState.Code reason) {
            return gate.holds().stream().anyMatch(hold -> hold.code() == reason) ? 1 : 0;
        }
    }

    void register(@Observes Startup event) {
        for (ObjectType type : ObjectType.values()) {
            for (Operation operation : Operation.values()) {
                gauge("isthmus.export.pending", state -> state.pending(type, operation))
                        .description("pending exports")
                        .tag("type", RequestMetrics.lower(type))
                        .tag("operation", RequestMetrics.lower(operation))
                        .register(registry);
            }
        }
        for (GateState.Code reason : GateState.Code.values()) {
            gauge("isthmus.export.held", state -> state.held(reason))
                    .description("1 while nothing is exported for this reason")
                    .tag("reason", reason.name())
                    .register(registry);
        }
        gauge("isthmus.export.awaiting.confirmation", state -> state.summary().awaitingConfirmation())
                .description("objects written and not yet seen by a target import")
                .register(registry);
    }

    private Gauge.Builder<StateGauges> gauge(String name, ToDoubleFunction<State> value) {
        // whoever stands by knows nothing
        return Gauge.builder(
                name, this, gauges -> instance.standsBy() ? Double.NaN : value.applyAsDouble(gauges.state()));
    }

    private synchronized State state() {
        State state = last;
        if (state == null || System.nanoTime() - lookedAtNanos > FRESH.toNanos()) {
            state = new State(pending.summary(), gate.judge());
            last = state;
            lookedAtNanos = System.nanoTime();
        }
        return state;
    }
}
