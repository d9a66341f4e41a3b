package io.isthmus.sync.ldap.activedirectory;

import io.isthmus.sync.ldap.activedirectory.DomainWatermark.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether a delta can go on where the last import ended.
 *
 * <pre>
 * the domain controller        by cookie   by update sequence number
 * the same                     goes on     goes on
 * the same, restored           full        full
 * another one                  tried       full: its numbers are its own
 * deletions forgotten since    full        full
 * </pre>
 */
public final class Continuity {

    /** A controller forgets once or twice a day, by its own clock. */
    private static final Duration MARGIN = Duration.ofDays(1);

    private Continuity() {}

    /** @return why it cannot; nothing where it can */
    public static Optional<String> broken(
            Position last, DomainController here, boolean boundToController, Instant now) {
        boolean same = last.controller().equalsIgnoreCase(here.host());
        if (same && !last.invocationId().equals(here.invocationId())) {
            return Optional.of("the database of the domain controller " + here.host()
                    + " was restored or made anew since the last import (it has another invocationId)");
        }
        if (!same && boundToController) {
            return Optional.of("the last import read the domain controller " + last.controller()
                    + " and this one reads " + here.host() + ", whose update sequence numbers are its own");
        }
        if (last.since().plus(here.tombstoneLifetime()).minus(MARGIN).isBefore(now)) {
            return Optional.of("the last import was on " + last.since() + ", and the domain remembers deletions for "
                    + here.tombstoneLifetime().toDays() + " days");
        }
        return Optional.empty();
    }
}
