package io.isthmus.sync.groupfilter;

import java.util.List;
import java.util.UUID;

/** Whom to compare with the group of his source. */
sealed interface Due {

    /** The group is another one, or another one's members count, or so many are due that to look at all of them costs less. */
    record Everybody() implements Due {}

    /** Whoever has arrived, or is named anew or no more: nobody else's membership can have changed. */
    record These(List<UUID> ids) implements Due {

        public These {
            ids = List.copyOf(ids);
        }
    }
}
