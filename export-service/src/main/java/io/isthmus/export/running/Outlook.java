package io.isthmus.export.running;

import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.export.comparing.ComparisonStore;
import io.isthmus.export.comparing.ComparisonStore.Amount;
import io.isthmus.export.deciding.Verdicts;
import io.isthmus.export.gate.GateKeeper;
import io.isthmus.export.pending.TargetSchema;
import io.isthmus.export.reconciling.Readiness;
import io.isthmus.export.reconciling.Reconciliation;
import io.isthmus.export.restoring.Restorations;
import io.isthmus.export.running.NextRun.DueImport;
import io.isthmus.export.targetimport.TargetImportDue;
import io.isthmus.export.targetimport.TargetImportSchedule;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * What there is to do, found in one transaction: a change waits for each that comes before its request. Used by the thread of the
 * runs only.
 */
@ApplicationScoped
class Outlook {

    private final GateKeeper gate;
    private final TargetConnections connections;
    private final TargetImportSchedule imports;
    private final Reconciliation reconciliation;
    private final Restorations restorations;
    private final Verdicts verdicts;
    private final ComparisonStore comparisons;

    Outlook(
            GateKeeper gate,
            TargetConnections connections,
            TargetImportSchedule imports,
            Reconciliation reconciliation,
            Restorations restorations,
            Verdicts verdicts,
            ComparisonStore comparisons) {
        this.gate = gate;
        this.connections = connections;
        this.imports = imports;
        this.reconciliation = reconciliation;
        this.restorations = restorations;
        this.verdicts = verdicts;
        this.comparisons = comparisons;
    }

    /**
     * @param comparable whether what is desired is known whole
     * @param orphans whether they are known; none while something is put back, or nothing is comparable
     * @param learned what the target can hold, if something is to be compared and that is known
     */
    record Found(
            SettingsDocument settings,
            DueImport due,
            boolean comparable,
            @Nullable Readiness orphans,
            boolean toCompare,
            @Nullable TargetSchema learned) {}

    Found found(SettingsDocument settings) {
        return comparisons.together(() -> look(settings));
    }

    private Found look(SettingsDocument settings) {
        String target = settings.checkedTarget().name();
        boolean restoring = restorations.inForce(target) != null;
        boolean complete = gate.batchComplete();
        DueImport due = complete ? due(settings, restoring) : DueImport.NONE;
        if (!restoring && !complete) {
            return new Found(settings, due, false, null, false, null);
        }
        Readiness orphans = restoring ? null : reconciliation.run(settings);
        verdicts.refresh();
        boolean toCompare = restorations.switched(target) || comparisons.toCompare() != Amount.NOTHING;
        return new Found(settings, due, true, orphans, toCompare, toCompare ? connections.learned() : null);
    }

    /** One that a full import brings, and one that the gate waits for, are alone. */
    private DueImport due(SettingsDocument settings, boolean restoring) {
        return imports.due(settings.schedule(), restoring)
                .map(why -> why != TargetImportDue.Why.FULL_IMPORT
                                && gate.active()
                                && gate.importedUnderEpoch(
                                        settings.checkedTarget().name())
                        ? DueImport.BESIDE_EXPORTS
                        : DueImport.ALONE)
                .orElse(DueImport.NONE);
    }
}
