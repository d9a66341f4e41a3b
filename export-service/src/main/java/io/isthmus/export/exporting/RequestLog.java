package io.isthmus.export.exporting;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.outcomes.ExportOutcome.Operation;
import io.isthmus.contracts.outcomes.ExportOutcome.Result;
import java.time.Duration;

/** Told of every request that writes; called by many threads at once, and quick. */
public interface RequestLog {

    /** @param took until the answer, or until none was expected any more */
    void answered(ObjectType type, Operation operation, Result result, Duration took);

    /** The target wants to be left alone for so long. */
    void throttled(Duration pause);
}
