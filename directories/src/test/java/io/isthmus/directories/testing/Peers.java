package io.isthmus.directories.testing;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.util.Optional;

/** Servers that nobody here wrote. Where one is absent its tests say so, and in CI they fail. */
public final class Peers {

    private static final String REQUIRED = "ISTHMUS_PEERS_REQUIRED";

    private Peers() {}

    /**
     * Skips the calling test with the reason, or fails it where {@value #REQUIRED} is {@code true}.
     *
     * @param absence why the peer cannot be had, and how to get it; empty when it is there
     */
    public static void require(Optional<String> absence) {
        if (absence.isEmpty()) {
            return;
        }
        if (Boolean.parseBoolean(System.getenv(REQUIRED))) {
            fail(absence.get() + " (" + REQUIRED + " is set)");
        }
        abort(absence.get());
    }
}
