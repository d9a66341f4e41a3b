package io.isthmus.sync.ldap.activedirectory;

import io.isthmus.sync.ldap.activedirectory.DomainWatermark.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Other domain controllers that were read not long ago: they may know of people who have not been replicated to this one yet.
 *
 * @param controllers DNS names, the one that was read last first
 * @param at when that was, UTC
 */
public record Elsewhere(List<String> controllers, Instant at) {

    public Elsewhere {
        controllers = List.copyOf(controllers);
    }

    /**
     * <pre>
     * the last import read     those read elsewhere
     * this controller          as they were then
     * this one, restored       itself: what it knew before
     * another one              that one, and those before it
     * </pre>
     *
     * @param patience how long a change may take from any controller to any other
     * @return nothing once that time has passed
     */
    static Optional<Elsewhere> before(
            Position last, String controller, String invocationId, Instant now, Duration patience) {
        boolean same = last.controller().equalsIgnoreCase(controller)
                && last.invocationId().equals(invocationId);
        Optional<Elsewhere> before = Optional.ofNullable(last.elsewhere());
        Optional<Elsewhere> all = same ? before : Optional.of(with(last, before));
        return all.filter(each -> each.at().plus(patience).isAfter(now));
    }

    private static Elsewhere with(Position last, Optional<Elsewhere> before) {
        Set<String> controllers = new LinkedHashSet<>(List.of(last.controller()));
        before.ifPresent(earlier -> controllers.addAll(earlier.controllers()));
        return new Elsewhere(List.copyOf(controllers), last.since());
    }
}
