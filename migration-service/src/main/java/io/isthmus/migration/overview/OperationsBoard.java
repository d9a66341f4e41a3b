package io.isthmus.migration.overview;

import io.isthmus.contracts.operations.Notice;
import io.isthmus.contracts.operations.OperationMessage;
import io.isthmus.contracts.operations.Run;
import java.time.Instant;
import java.util.List;

/** The latest runs and notices of all services of this deployment. */
public interface OperationsBoard {

    /** Takes in what was read from one partition, and where to read on, in one transaction. */
    void take(List<OperationMessage> messages, String topic, int partition, long nextOffset);

    /** The latest first. @param service {@code null} for all */
    List<Run> runs(String service, int limit);

    /** The latest first. */
    List<Notice> notices(int limit);

    /** Forgets what is older, and what is beyond a number. */
    void forget(Instant before, int keepRuns, int keepNotices);
}
