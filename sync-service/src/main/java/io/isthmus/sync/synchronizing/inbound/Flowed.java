package io.isthmus.sync.synchronizing.inbound;

import io.isthmus.contracts.operations.Run.RunError;
import io.isthmus.sync.synchronizing.inbound.InboundOutcome.MetaverseState;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What became of one metaverse object.
 *
 * @param changedPlaces where references lead to something else than before
 * @param released contributors that lost it, because they only joined it
 * @param failure why nothing flowed; all contributors are in error then
 */
record Flowed(
        MetaverseState state,
        Collection<UUID> changedPlaces,
        List<UUID> released,
        Optional<String> failure,
        List<RunError> errors) {

    Flowed until(Optional<Instant> later) {
        MetaverseState timed =
                new MetaverseState(state.known(), state.before(), state.references(), later.orElse(null));
        return new Flowed(timed, changedPlaces, released, failure, errors);
    }

    static Flowed of(MetaverseState state, Collection<UUID> changedPlaces) {
        return new Flowed(state, changedPlaces, List.of(), Optional.empty(), List.of());
    }
}
