package io.isthmus.migration.migrating.store;

import io.isthmus.contracts.Topics;
import io.isthmus.contracts.migration.Migration.Status;
import io.isthmus.migration.migrating.MigrationState;
import io.isthmus.migration.migrating.MigrationState.InProgress;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Migrations in PostgreSQL. A change holds a lock on its row, so that decisions about one migration never cross. */
@ApplicationScoped
public class Migrations {

    private final Rows rows;
    private final Topics topics;

    Migrations(Rows rows, Topics topics) {
        this.rows = rows;
        this.topics = topics;
    }

    @ApplicationScoped
    static class Rows implements PanacheRepositoryBase<MigrationEntity, String> {}

    /** @return {@code false} when another migration of the deployment is in progress, and nothing was added */
    @Transactional
    public boolean add(InProgress migration) {
        // two at the same moment: the unique index lets one through, as if the other had come a moment later
        int inserted = rows.getEntityManager()
                .createNativeQuery("""
                        INSERT INTO migration (id, name, deployment, path, status, started_at, started_by, steps, facts)
                        VALUES (:id, :name, :deployment, :path, 'IN_PROGRESS', :startedAt, :startedBy, '[]', '{}')
                        ON CONFLICT DO NOTHING""")
                .setParameter("id", migration.about().id())
                .setParameter("name", migration.about().name())
                .setParameter("deployment", migration.about().deployment())
                .setParameter("path", migration.about().path().name())
                .setParameter("startedAt", migration.about().startedAt())
                .setParameter("startedBy", migration.about().startedBy())
                .executeUpdate();
        if (inserted == 1) {
            MigrationRows.write(migration, rows.findById(migration.about().id()));
        }
        return inserted == 1;
    }

    @Transactional
    public Optional<MigrationState> find(String id) {
        return rows.findByIdOptional(id).map(MigrationRows::read);
    }

    /** The latest first, at most {@code limit}. */
    @Transactional
    public List<MigrationState> latest(int limit) {
        return rows.findAll(Sort.descending("startedAt")).page(0, limit).stream()
                .map(MigrationRows::read)
                .toList();
    }

    /** The one that is in progress in this deployment, if one is. */
    @Transactional
    public Optional<InProgress> inProgress() {
        return rows.find("deployment = ?1 and status = ?2", topics.deployment(), Status.IN_PROGRESS)
                .firstResultOptional()
                .map(MigrationRows::read)
                .map(InProgress.class::cast);
    }

    /**
     * Decides on the next state and stores it, in one transaction that nobody else's change of the same migration can
     * come between.
     *
     * @return what was decided beside it; empty when there is no such migration
     */
    @Transactional
    public <R> Optional<R> change(String id, Function<MigrationState, Change<R>> decision) {
        MigrationEntity row = rows.findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (row == null) {
            return Optional.empty();
        }
        Change<R> change = decision.apply(MigrationRows.read(row));
        if (change.next() != null) {
            MigrationRows.write(change.next(), row);
        }
        return Optional.of(change.result());
    }

    /**
     * @param next none leaves the migration as it is
     * @param result for the caller
     */
    public record Change<R>(@Nullable MigrationState next, R result) {

        public static <R> Change<R> to(MigrationState next, R result) {
            return new Change<>(next, result);
        }

        public static <R> Change<R> none(R result) {
            return new Change<>(null, result);
        }
    }
}
