package io.isthmus.export.pending;

import java.util.List;

/** What the comparison of an object's desired and expected state came to. */
public sealed interface ExportJudgement {

    /** Nothing is to be done. */
    record InPlace() implements ExportJudgement {}

    /**
     * Something is to be written.
     *
     * @param notPersisted attributes that had been written like this and that the last target import did not show
     */
    record Pending(PendingExport export, List<String> notPersisted) implements ExportJudgement {}

    /** The target has no resource type for such objects, or no way to do what is wanted. Shown, not tried. */
    record Unsupported(Reason reason) implements ExportJudgement {}
}
