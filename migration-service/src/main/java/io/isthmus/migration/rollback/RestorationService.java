package io.isthmus.migration.rollback;

import io.isthmus.contracts.export.PendingExportView;
import io.isthmus.contracts.export.RestorationPlan;
import io.isthmus.migration.clients.ServiceFault;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;

/** The plan that export-service keeps. All methods throw {@link ServiceFault}. */
public interface RestorationService {

    Optional<RestorationPlan> plan();

    /** Everything written since; it is {@code PREPARING} until the target is imported. */
    RestorationPlan prepare(Instant since);

    void discard();

    /** What pends by the plan. */
    PendingExportView.Page changes(String after, int limit);

    RestorationPlan.ConflictPage conflicts(String after, int limit);

    RestorationPlan include(RestorationPlan.Include wanted);

    /** Everything written since, one line for each value, as CSV; to be closed by the caller. */
    InputStream writtenCsv(Instant since);

    /** Exactly what pends by this digest. */
    void approve(String digest, String comment);
}
