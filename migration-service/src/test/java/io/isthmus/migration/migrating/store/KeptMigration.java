package io.isthmus.migration.migrating.store;

import io.isthmus.migration.migrating.MigrationState;
import java.util.Optional;
import java.util.function.Function;

/** A migration that is kept in memory only. */
public final class KeptMigration extends Migrations {

    private MigrationState now;

    public KeptMigration(MigrationState now) {
        super(null, null);
        this.now = now;
    }

    public MigrationState now() {
        return now;
    }

    @Override
    public Optional<MigrationState> find(String id) {
        return Optional.of(now).filter(migration -> migration.about().id().equals(id));
    }

    @Override
    public <R> Optional<R> change(String id, Function<MigrationState, Change<R>> decision) {
        return find(id).map(decision).map(change -> {
            if (change.next() != null) {
                now = change.next();
            }
            return change.result();
        });
    }
}
