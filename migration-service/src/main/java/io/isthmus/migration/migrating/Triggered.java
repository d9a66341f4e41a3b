package io.isthmus.migration.migrating;

import io.isthmus.migration.migrating.MigrationState.InProgress;
import java.util.List;

/** What triggering a step leads to. */
public sealed interface Triggered {

    /** The step runs; its work is to be done now. */
    record Begun(InProgress now) implements Triggered {}

    /** The step is running or done already: nothing is to be done, and nothing is done twice. */
    record Nothing(InProgress asBefore) implements Triggered {}

    /** It may not begin. */
    record Refused(List<Missing> missing) implements Triggered {}
}
