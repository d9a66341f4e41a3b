package io.isthmus.export.running;

import io.isthmus.contracts.settings.TargetSettings;
import io.isthmus.export.pending.TargetSchema;
import io.isthmus.export.target.ExportTarget;
import io.isthmus.export.target.ExportTargets;
import io.isthmus.export.target.KnownTarget;
import io.isthmus.export.targetimport.ObservedStore;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The one connection to the target, kept between runs so that a single change needs no discovery. Used by the thread of
 * the runs only.
 */
@ApplicationScoped
public class TargetConnections {

    private final ExportTargets targets;
    private final ObservedStore observed;
    private @Nullable TargetSettings settings;
    private @Nullable ExportTarget target;

    TargetConnections(ExportTargets targets, ObservedStore observed) {
        this.targets = targets;
        this.observed = observed;
    }

    /** The connection for these settings; opened, with discovery, if it is not open yet. */
    synchronized ExportTarget current(TargetSettings wanted) {
        if (target == null || !wanted.equals(settings)) {
            return fresh(wanted);
        }
        return target;
    }

    /**
     * A connection for this work alone, which may go on beside others.
     *
     * @return empty where the target can hold something else than it could: then the work is not done, and the next connection that
     *     is opened anew learns it
     */
    <T> Optional<T> other(TargetSettings wanted, Function<ExportTarget, T> work) {
        KnownTarget known = observed.knownTarget();
        try (ExportTarget own = targets.open(wanted, known, observed::keepHabits)) {
            return own.schema().document().equals(known.schema()) ? Optional.of(work.apply(own)) : Optional.empty();
        }
    }

    /** A new connection with discovery. */
    synchronized ExportTarget fresh(TargetSettings wanted) {
        forget();
        observed.useTarget(wanted.name() + " " + wanted.url());
        ExportTarget opened = targets.open(wanted, observed.knownTarget(), observed::keepHabits);
        target = opened;
        settings = wanted;
        observed.learned(opened.schema().document());
        return opened;
    }

    /** After a fault of the whole target: the next one begins with discovery. */
    @PreDestroy
    synchronized void forget() {
        if (target != null) {
            target.close();
            target = null;
        }
    }

    /** What the target can hold, as learned last, without asking it; none where nothing was learned yet. */
    public @Nullable TargetSchema learned() {
        String document = observed.knownTarget().schema();
        return document == null ? null : targets.schemaOf(document);
    }
}
