package io.isthmus.export.deciding;

import io.isthmus.contracts.config.ConfigChange.PersonDecided;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody of whom something can be said.
 *
 * @param deleteAfter when he is going to be deleted, if he has left with a grace
 * @param heldBy anchor of the one who has left, and whose object holds the names; none while nobody asks who is back
 */
record Person(
        String targetAnchor,
        @Nullable String heldBy,
        @Nullable Instant deleteAfter) {

    /** Whether this can be said of him as he stands now. */
    boolean answers(PersonDecided said) {
        return switch (said.verdict()) {
            case SAME_PERSON, SOMEBODY_ELSE -> heldBy != null && heldBy.equals(said.formerAnchor());
            case KEPT -> deleteAfter != null && deleteAfter.equals(said.deleteAfter());
            case UNDECIDED -> true;
        };
    }
}
