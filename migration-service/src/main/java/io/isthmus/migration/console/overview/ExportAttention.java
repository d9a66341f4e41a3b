package io.isthmus.migration.console.overview;

import io.isthmus.contracts.export.GateState.Hold;
import io.isthmus.migration.console.InWords;
import io.isthmus.migration.console.Landscape;
import io.isthmus.migration.console.Remedy;
import io.isthmus.migration.console.Tone;
import io.isthmus.migration.migrating.Facts.Promotion;
import io.isthmus.migration.migrating.Facts.Retirement;
import io.isthmus.migration.migrating.MigrationState;
import org.jspecify.annotations.Nullable;

/** Who exports, and what holds it. */
final class ExportAttention {

    private static final String MIGRATION = "/console/migration";
    private static final String ROLLBACK = "/console/rollback";

    private final Landscape seen;
    private final InWords words;
    private final AttentionList list;

    private ExportAttention(Landscape seen, InWords words, AttentionList list) {
        this.seen = seen;
        this.words = words;
        this.list = list;
    }

    static void in(Landscape seen, InWords words, AttentionList list) {
        ExportAttention attention = new ExportAttention(seen, words, list);
        attention.nobodyExports();
        attention.restoration();
        attention.gateHeld();
    }

    private void nobodyExports() {
        var retired = seen.migration()
                .map(MigrationState::facts)
                .filter(facts -> !facts.has(Promotion.class))
                .flatMap(facts -> facts.find(Retirement.class))
                .map(Retirement::oldToolRetiredAt);
        if (retired.isPresent()) {
            list.add(
                    Tone.BAD,
                    "Nobody exports since " + words.time(retired.get()),
                    "The old tool is retired, and this deployment is still in staging mode: changes in the directory do not"
                            + " reach the target.",
                    "Go on with the migration up to leaving staging mode.",
                    MIGRATION);
            return;
        }
        seen.control()
                .filter(control -> control.activeDeployment() == null && control.demoted() != null)
                .ifPresent(control -> list.add(
                        Tone.BAD,
                        "Nobody exports to " + control.target() + " since " + words.time(control.changedAt()),
                        control.demoted() + " was demoted, and no deployment was promoted since.",
                        "Promote the deployment that is to export.",
                        "/console/hand-over"));
    }

    /** In force, or only prepared: either way the pending exports are its changes. */
    private void restoration() {
        seen.control()
                .filter(control -> control.restoration() != null)
                .ifPresent(control -> list.add(
                        Tone.BUSY,
                        "A restoration is in force since " + words.time(control.changedAt()),
                        control.activeDeployment() + " puts back what it has written to " + control.target()
                                + ", and writes nothing else: changes in the directory do not reach it.",
                        "When nothing is left, the deployment is demoted by itself. Until then a promotion is refused.",
                        ROLLBACK));
        boolean inForce = seen.control()
                .filter(control -> control.activeDeployment() != null)
                .isPresent();
        seen.gate()
                .known()
                .filter(gate -> gate.restoration() != null && !inForce)
                .ifPresent(gate -> list.add(
                        Tone.WARNING,
                        "A plan to put back what was written is prepared",
                        "The pending exports are its changes; nothing of it is written before it is approved and applied.",
                        "Approve and apply it, or discard it. Promoting the deployment makes it void.",
                        ROLLBACK));
    }

    private void gateHeld() {
        seen.gate()
                .known()
                .filter(gate -> !gate.open() && !gate.stagingMode())
                .ifPresent(gate -> gate.holds()
                        .forEach(hold -> list.add(
                                Tone.WARNING,
                                gate.lets() ? "Deletions wait" : "Nothing is written",
                                hold.message(),
                                AttentionList.text(Remedy.of(hold.code().name(), hold.whatToDo())),
                                place(hold))));
    }

    private static @Nullable String place(Hold hold) {
        return switch (hold.code()) {
            case DELETION_THRESHOLD_EXCEEDED, EMPTY_SOURCE -> "/console/pending-exports?operation=DELETE";
            case REMOVED_MEMBERS_EXCEEDED, UPDATES_EXCEEDED -> "/console/pending-exports?operation=UPDATE";
            case ADDITIONS_EXCEEDED -> "/console/pending-exports?operation=ADD";
            case RESTORATION_NOT_APPROVED, RESTORATION_NOT_READY -> ROLLBACK;
            case FOREIGN_EXPORTER, TARGET_NOT_IMPORTED, BATCH_INCOMPLETE, CONSUMER_STUCK -> "/console/operations";
            case STAGING_MODE, CONFIGURATION_NOT_LOADED, CONFIGURATION_LEASE_EXPIRED -> null;
        };
    }
}
