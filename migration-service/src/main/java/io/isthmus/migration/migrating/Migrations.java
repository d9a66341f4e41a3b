package io.isthmus.migration.migrating;

import io.isthmus.migration.migrating.MigrationState.InProgress;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Where migrations are kept. */
public interface Migrations {

    /** @return {@code false} when another migration of the deployment is in progress, and nothing was added */
    boolean add(InProgress migration);

    Optional<MigrationState> find(String id);

    /** The latest first, at most {@code limit}. */
    List<MigrationState> latest(int limit);

    /** The one that is in progress in this deployment, if one is. */
    Optional<InProgress> inProgress();

    /**
     * Decides on the next state and stores it, in one transaction that nobody else's change of the same migration can
     * come between.
     *
     * @return what was decided beside it; empty when there is no such migration
     */
    <R> Optional<R> change(String id, Function<MigrationState, Change<R>> decision);

    /**
     * @param next {@code null} leaves the migration as it is
     * @param result for the caller
     */
    record Change<R>(MigrationState next, R result) {

        public static <R> Change<R> to(MigrationState next, R result) {
            return new Change<>(next, result);
        }

        public static <R> Change<R> none(R result) {
            return new Change<>(null, result);
        }
    }
}
