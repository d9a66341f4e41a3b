package io.isthmus.migration.console.handover;

import io.isthmus.chassis.configlog.ExportControl;
import io.isthmus.contracts.export.PendingExportSummary;
import io.isthmus.migration.console.InWords;
import io.isthmus.migration.exportcontrol.ExporterChange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What can be done about who exports, and what will happen then.
 *
 * @param change {@code promote} or {@code demote}
 * @param button what it says
 * @param title of the confirmation
 * @param willHappen one sentence each, in order
 * @param notNow why it cannot be done now
 */
public record Move(
        String change,
        String button,
        String title,
        List<String> willHappen,
        @Nullable String notNow) {

    /**
     * @param pending at this deployment; empty where they are not known
     * @param prepared whether they are those of a plan to put back what was written
     */
    public static Move of(
            ExportControl control,
            String deployment,
            Duration lease,
            Optional<PendingExportSummary> pending,
            boolean prepared,
            InWords words) {
        if (control.activeDeployment() == null) {
            return promotion(control, deployment, lease, pending, prepared, words);
        }
        return control.restoration() == null ? demotion(control, deployment, lease) : stop(control, deployment);
    }

    private static Move promotion(
            ExportControl control,
            String deployment,
            Duration lease,
            Optional<PendingExportSummary> pending,
            boolean prepared,
            InWords words) {
        String notNow = ExporterChange.promotion(control, deployment, words.now(), lease)
                        instanceof ExporterChange.Illegal(var missing)
                ? missing.message() + "."
                : null;
        List<String> willHappen = new ArrayList<>();
        willHappen.add(deployment + " becomes the only deployment that may write to " + control.target() + ".");
        willHappen.add("Before the first write it imports the target afresh.");
        willHappen.add(
                prepared
                        ? "The plan to put back what was written becomes void. Then it writes what the sources say; how much that is,"
                                + " is known after the import."
                        : pending.map(Move::written)
                                .orElse(
                                        "Then it writes whatever is pending; how much that is, is not known right now."));
        willHappen.add("Limits hold as always: too many deletions stop everything until somebody approves them.");
        return new Move(
                "promote",
                "Let this deployment export",
                "Let " + deployment + " export to " + control.target() + "?",
                List.copyOf(willHappen),
                notNow);
    }

    private static String written(PendingExportSummary pending) {
        return pending.total() == 0
                ? "Then it writes what is pending: nothing, as it looks now."
                : "Then it writes what is pending: " + InWords.count(pending.total(), "object") + ", as it looks now.";
    }

    private static Move demotion(ExportControl control, String deployment, Duration lease) {
        boolean here = control.isActive(deployment);
        String who = control.activeDeployment();
        return new Move(
                "demote",
                here ? "Stop exporting" : "Stop " + who + " from exporting",
                "Stop " + who + " from exporting to " + control.target() + "?",
                List.of(
                        who + " finishes the requests that it has begun, confirms that, and writes nothing more.",
                        here
                                ? "From then on nobody exports, and changes in the directory do not reach "
                                        + control.target() + ", until a deployment is promoted: this one or another."
                                : "It may be out of reach: after " + InWords.exact(lease)
                                        + " its lease is over, and it writes nothing more even if it still runs.",
                        here
                                ? "Imports and synchronization go on: this deployment is in staging mode."
                                : "From then on nobody exports, until a deployment is promoted: this one or another."),
                null);
    }

    /** Ends a restoration in the middle. */
    private static Move stop(ExportControl control, String deployment) {
        String who = control.activeDeployment();
        return new Move(
                "demote",
                control.isActive(deployment) ? "Stop putting back" : "Stop " + who + " from putting back",
                "Stop putting back what " + who + " has written to " + control.target() + "?",
                List.of(
                        who + " finishes the requests that it has begun, confirms that, and writes nothing more.",
                        "What is put back stays so; what is not stays as it is, until the rest is approved anew.",
                        "From then on nobody exports. No deployment can be promoted before: while a restoration is in force, a"
                                + " promotion is refused."),
                null);
    }

    public boolean offered() {
        return notNow == null;
    }

    public boolean promotes() {
        return change.equals("promote");
    }
}
