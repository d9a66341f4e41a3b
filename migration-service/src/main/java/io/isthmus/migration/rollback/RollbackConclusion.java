package io.isthmus.migration.rollback;

import io.isthmus.contracts.export.ForeignSummary;
import io.isthmus.contracts.export.WrittenSummary;
import io.isthmus.contracts.migration.Remark;

/**
 * What remains at the target of a migration that is given up.
 *
 * <pre>
 *     requests sent   exporting   conclusion
 *     none            no          nothing was changed by this deployment: abandon, and all is as before
 *     none            yes         nothing yet: demote, and all is as before
 *     some            yes         demote first, then read the report
 *     some            no          read the report: object by object with the values before
 * </pre>
 */
final class RollbackConclusion {

    private RollbackConclusion() {}

    static Remark of(String deployment, boolean exporting, WrittenSummary written, ForeignSummary foreign) {
        String others = foreign.total() == 0
                ? ""
                : "; others have changed " + foreign.total() + " objects there, as imports found it";
        if (written.requests() == 0) {
            return new Remark(
                    "NOTHING_WRITTEN",
                    deployment + " has changed nothing at the target: not one request was sent" + others,
                    exporting ? "Demote it by POST /api/export-control/demote before it does." : null);
        }
        String uncertain = written.uncertain() == 0
                ? ""
                : " (of " + written.uncertain() + " requests nobody knows whether they were carried out)";
        return new Remark(
                "OBJECTS_WRITTEN",
                deployment + " has changed " + written.objects() + (written.objects() == 1 ? " object" : " objects")
                        + " at the target with " + written.requests() + " requests" + uncertain + others,
                (exporting ? "Demote it by POST /api/export-control/demote, so that nothing is added. " : "")
                        + "Read what was changed, with the values before: GET /api/migrations/{id}/rollback/objects, or"
                        + " as CSV GET /api/written-objects.csv of export-service. To put it back, prepare a plan by POST"
                        + " /api/migrations/{id}/rollback/plan.");
    }
}
