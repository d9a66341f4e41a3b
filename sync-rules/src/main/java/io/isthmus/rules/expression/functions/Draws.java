package io.isthmus.rules.expression.functions;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Values that look random and follow from a seed alone. */
final class Draws {

    private Draws() {}

    static UUID guid(String seed) {
        return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8));
    }

    static long number(String seed) {
        UUID drawn = guid(seed);
        return drawn.getMostSignificantBits() ^ drawn.getLeastSignificantBits();
    }
}
