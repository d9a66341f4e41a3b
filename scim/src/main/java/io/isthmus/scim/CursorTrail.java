package io.isthmus.scim;

import org.jspecify.annotations.Nullable;

/**
 * Cursors that were followed (RFC 9865, section 2). One that comes again would lead round for ever; to find that out takes no memory for each
 * (Brent's algorithm: one is kept, and replaced after twice as many steps each time).
 */
final class CursorTrail {

    private @Nullable String kept;
    private long lap = 1;
    private long steps;

    /** @return whether it was followed before; told at the latest after twice as many as there are */
    boolean leadsRound(String cursor) {
        if (cursor.equals(kept)) {
            return true;
        }
        if (++steps >= lap) {
            kept = cursor;
            lap *= 2;
            steps = 0;
        }
        return false;
    }
}
