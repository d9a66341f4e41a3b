package io.isthmus.migration.performing;

import io.isthmus.contracts.export.GateState;
import io.isthmus.contracts.export.PendingExportSummary;
import io.isthmus.contracts.export.PendingExportView;
import java.util.List;

/** What the steps ask export-service for beside runs. All methods throw {@link ServiceFault}. */
public interface ExportService extends RunService {

    GateState gate();

    PendingExportSummary pendingExports();

    /** The first few of them. */
    List<PendingExportView> somePendingExports(int limit);
}
