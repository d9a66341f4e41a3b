package io.isthmus.migration.clients;

import io.isthmus.contracts.export.ForeignSummary;
import io.isthmus.contracts.export.GateState;
import io.isthmus.contracts.export.PendingExportSummary;
import io.isthmus.contracts.export.PendingExportView;
import io.isthmus.contracts.export.WrittenObject;
import io.isthmus.contracts.export.WrittenSummary;
import java.time.Instant;
import java.util.List;

/** What the steps ask export-service for beside runs. All methods throw {@link ServiceFault}. */
public interface ExportService extends RunService {

    GateState gate();

    PendingExportSummary pendingExports();

    /** The first few of them. */
    List<PendingExportView> somePendingExports(int limit);

    /** What this deployment may have changed at the target since then. */
    WrittenSummary written(Instant since);

    /** The same object by object, from a cursor on ({@code null}: from the beginning). */
    WrittenObject.Page writtenObjects(Instant since, String after, int limit);

    /** What others have changed there, as imports found it since then. */
    ForeignSummary foreignChanges(Instant since);
}
