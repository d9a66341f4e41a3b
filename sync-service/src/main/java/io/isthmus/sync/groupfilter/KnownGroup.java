package io.isthmus.sync.groupfilter;

import io.isthmus.directories.names.DistinguishedName;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A group of a connector space.
 *
 * @param dn where it is now
 */
public record KnownGroup(UUID id, String dn) {

    /**
     * Which one the settings mean.
     *
     * <pre>
     * the group of the settings         means
     * never seen, or named anew         whichever has its name
     * seen, and there                   the same one, whatever its name is now
     * seen, and gone                    whichever has its name by now, else none
     * </pre>
     *
     * @param namedBefore the name that the settings had for it when it was seen; absent when it was never seen
     * @param seen the one that was seen, if it is there still
     * @param byName the one that has the name of the settings now
     */
    static Optional<KnownGroup> meant(
            String named, @Nullable String namedBefore, Optional<KnownGroup> seen, Optional<KnownGroup> byName) {
        boolean theSame = namedBefore != null && DistinguishedName.same(named, namedBefore);
        return theSame && seen.isPresent() ? seen : byName;
    }

    /** Whether the settings call it otherwise. */
    boolean renamed(String named) {
        return !DistinguishedName.same(named, dn);
    }
}
