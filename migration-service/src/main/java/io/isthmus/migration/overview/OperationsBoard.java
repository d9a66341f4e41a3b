package io.isthmus.migration.overview;

import io.isthmus.contracts.operations.Notice;
import io.isthmus.contracts.operations.OperationMessage;
import io.isthmus.contracts.operations.Run;
import io.isthmus.migration.postgres.ConsumerPositions;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The latest runs and notices of all services of this deployment. */
@ApplicationScoped
public class OperationsBoard {

    private final RunRows runs;
    private final NoticeRows notices;
    private final ConsumerPositions positions;

    OperationsBoard(RunRows runs, NoticeRows notices, ConsumerPositions positions) {
        this.runs = runs;
        this.notices = notices;
        this.positions = positions;
    }

    @ApplicationScoped
    static class RunRows implements PanacheRepositoryBase<RunEntity, String> {}

    @ApplicationScoped
    static class NoticeRows implements PanacheRepositoryBase<NoticeEntity, String> {}

    /** Takes in what was read from one partition, and where to read on, in one transaction. */
    @Transactional
    public void take(List<OperationMessage> messages, String topic, int partition, long nextOffset) {
        messages.forEach(message -> {
            switch (message) {
                case Run run -> take(run);
                case Notice notice -> take(notice);
            }
        });
        positions.readUpTo(topic, partition, nextOffset);
    }

    private void take(Run run) {
        RunEntity row = runs.findById(run.id());
        if (row == null) {
            row = new RunEntity();
            row.take(run);
            runs.persist(row);
        } else {
            row.take(run);
        }
    }

    private void take(Notice notice) {
        NoticeEntity row = notices.findById(notice.id());
        if (row == null) {
            row = new NoticeEntity();
            row.take(notice);
            notices.persist(row);
        } else {
            row.take(notice);
        }
    }

    /** The latest first. @param service absent for all */
    @Transactional
    public List<Run> runs(@Nullable String service, int limit) {
        Sort latestFirst = Sort.descending("startedAt");
        return (service == null ? runs.findAll(latestFirst) : runs.find("service", latestFirst, service))
                .page(0, limit).stream().map(RunEntity::run).toList();
    }

    /** The latest first. */
    @Transactional
    public List<Notice> notices(int limit) {
        return notices.findAll(Sort.descending("at")).page(0, limit).stream()
                .map(NoticeEntity::notice)
                .toList();
    }

    /** Forgets what is older, and what is beyond a number. */
    @Transactional
    public void forget(Instant before, int keepRuns, int keepNotices) {
        runs.delete("startedAt < ?1", before);
        notices.delete("at < ?1", before);
        runs.getEntityManager()
                .createNativeQuery("DELETE FROM operation_run WHERE id IN"
                        + " (SELECT id FROM operation_run ORDER BY started_at DESC OFFSET :keep)")
                .setParameter("keep", keepRuns)
                .executeUpdate();
        notices.getEntityManager()
                .createNativeQuery("DELETE FROM operation_notice WHERE id IN"
                        + " (SELECT id FROM operation_notice ORDER BY at DESC OFFSET :keep)")
                .setParameter("keep", keepNotices)
                .executeUpdate();
    }
}
