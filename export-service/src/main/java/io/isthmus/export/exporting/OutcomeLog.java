package io.isthmus.export.exporting;

import io.isthmus.contracts.outcomes.ExportOutcome;
import java.util.List;

/** Tells others what became of pending exports. History for people: the database is what this service rests on. */
public interface OutcomeLog {

    /** Never fails its caller. */
    void publish(List<ExportOutcome> outcomes);
}
