package io.isthmus.sync.ldap.syncrepl;

import io.isthmus.directories.streaming.UuidSet;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * What a refresh has proved so far (RFC 4533, section 3.3.2).
 *
 * <pre>
 * phase     ended properly   who was not mentioned
 * delete    yes              unchanged
 * present   yes              gone
 * any       no               nothing is known
 * </pre>
 *
 * A present phase that mentions nobody says that everybody is gone; some providers say so by mistake, so it proves nothing.
 */
final class Refresh {

    private final UuidSet mentioned = new UuidSet();
    private String cookie;
    private boolean presentPhase;
    private boolean over;

    /** @param cookie of the refresh before */
    Refresh(String cookie) {
        this.cookie = cookie;
    }

    void take(SyncMessage message) {
        String newer = message.cookie();
        cookie = newer == null ? cookie : newer;
        switch (message) {
            case SyncMessage.Changed changed -> mentioned.add(changed.id());
            case SyncMessage.Unchanged unchanged -> unchanged.ids().forEach(mentioned::add);
            case SyncMessage.Gone gone -> {
                // whoever is gone is named by that message
            }
            case SyncMessage.PresentPhaseOver end -> presentPhase = true;
            case SyncMessage.Position position -> {
                // says nothing of anybody
            }
            case SyncMessage.Over end -> {
                over = true;
                presentPhase |= !end.refreshDeletes();
            }
        }
    }

    boolean over() {
        return over;
    }

    /** Whether those that were not mentioned are gone. */
    boolean provesAbsence() {
        return over && presentPhase && mentioned.size() > 0;
    }

    /** Whether it says of everybody that they are gone. */
    boolean leavesNobody() {
        return over && presentPhase && mentioned.size() == 0;
    }

    /** By {@code entryUUID}; a text that is none was not mentioned. */
    Predicate<String> mentioned() {
        return anchor -> {
            try {
                return mentioned.contains(UUID.fromString(anchor));
            } catch (IllegalArgumentException e) {
                return false;
            }
        };
    }

    /** Where the next refresh starts. */
    String cookie() {
        return cookie;
    }
}
