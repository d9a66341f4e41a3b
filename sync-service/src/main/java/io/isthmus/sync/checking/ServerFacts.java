package io.isthmus.sync.checking;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a directory says of itself in its root entry.
 *
 * @param shown whether the account may see the root entry at all
 * @param activeDirectory whether it declares one of Active Directory's capabilities
 * @param controls OIDs it supports
 * @param namingContexts as it spells them
 * @param now its own time, absent where it does not say (only Active Directory does)
 */
public record ServerFacts(
        boolean shown,
        boolean activeDirectory,
        Set<String> controls,
        List<String> namingContexts,
        @Nullable Instant now) {

    public static final ServerFacts NOT_SHOWN = new ServerFacts(false, false, Set.of(), List.of(), null);

    public ServerFacts {
        controls = Set.copyOf(controls);
        namingContexts = List.copyOf(namingContexts);
    }
}
