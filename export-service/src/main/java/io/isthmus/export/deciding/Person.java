package io.isthmus.export.deciding;

import io.isthmus.contracts.config.ConfigChange.PersonDecided;
import org.jspecify.annotations.Nullable;

/**
 * Somebody of whom something can be said.
 *
 * @param heldBy anchor of the one who has left, and whose object holds the names; none while nobody asks who is back
 */
record Person(String targetAnchor, @Nullable String heldBy) {

    /** Whether this can be said of him as he stands now. */
    boolean answers(PersonDecided said) {
        return switch (said.verdict()) {
            case SAME_PERSON, SOMEBODY_ELSE -> heldBy != null && heldBy.equals(said.formerAnchor());
            case KEPT -> false;
            case UNDECIDED -> true;
        };
    }
}
