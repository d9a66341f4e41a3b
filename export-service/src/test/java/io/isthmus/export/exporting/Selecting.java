package io.isthmus.export.exporting;

import io.isthmus.export.pending.PendingStates;
import io.isthmus.export.pending.Phase;
import java.util.List;

/** The selection of what is sent, for tests of other packages. */
public final class Selecting {

    private Selecting() {}

    public static List<ExportStore.Begun> of(
            PendingStates states, int membersPerRequest, Phase phase, List<ExportStore.Planned> page) {
        return new RequestSelection(states, membersPerRequest).of(phase, page);
    }
}
