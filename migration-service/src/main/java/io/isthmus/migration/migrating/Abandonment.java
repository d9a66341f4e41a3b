package io.isthmus.migration.migrating;

import io.isthmus.migration.migrating.MigrationState.Abandoned;

/** Whether a migration can be given up. */
public sealed interface Abandonment {

    record Accepted(Abandoned migration) implements Abandonment {}

    record Refused(Missing missing) implements Abandonment {}
}
