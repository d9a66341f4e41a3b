package io.isthmus.export.gate;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.export.GateState;
import io.isthmus.contracts.export.GateState.Code;
import io.isthmus.contracts.export.GateState.Hold;
import io.isthmus.contracts.settings.SafetySettings;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides, last of all, whether pending exports may be applied. Closed unless every proof is there.
 *
 * <ol>
 *   <li>the configuration is loaded and was read within the lease,
 *   <li>this deployment is the active one, and whoever exported before has stopped,
 *   <li>the target was imported completely since this deployment became active,
 *   <li>the last batch has arrived whole, and what follows it is being read,
 *   <li>the whole plan stays under the thresholds for deletions and other changes, or was approved,
 *   <li>while something is put back: pending is what the plan says and nothing else, and that was approved. The last batch plays
 *       no part then.
 * </ol>
 *
 * <p>At the threshold itself it holds (≥), and then everything: additions and updates too, unless the settings have only deletions wait.
 */
public final class Gate {

    private Gate() {}

    public static GateState judge(GateInput input) {
        GateInput.Control control = input.control();
        boolean staging = !input.configuration().loaded() || !input.deployment().equals(control.activeDeployment());
        List<Hold> holds = new ArrayList<>();
        configuration(input.deployment(), input.configuration(), holds);
        if (input.configuration().loaded()) {
            exportControl(input, staging, holds);
        }
        target(input, holds);
        if (input.restoration().applying() == null) {
            batch(input.batch(), holds);
            reading(input.batch(), holds);
        }
        deletions(input, holds);
        if (input.restoration().applying() == null) {
            ChangeGuard.judge(
                    input.removals().safety().changeLimits(), input.removals().changes(), holds);
        }
        if (!staging) {
            RestorationProof.judge(input.restoration(), holds);
        }
        return new GateState(
                holds.isEmpty(),
                staging,
                control.epoch(),
                control.activeDeployment(),
                List.copyOf(holds),
                input.restoration().compared(),
                onlyDeletionsWait(input, holds) ? Boolean.TRUE : null);
    }

    /** By choice, deletions that are too many hold nothing else. An empty source is no choice, nor is a plan that puts back. */
    private static boolean onlyDeletionsWait(GateInput input, List<Hold> holds) {
        return input.removals().safety().deletionsWaitAlone()
                && input.restoration().applying() == null
                && !holds.isEmpty()
                && holds.stream().allMatch(hold -> hold.code() == Code.DELETION_THRESHOLD_EXCEEDED);
    }

    private static void configuration(String deployment, GateInput.Configuration configuration, List<Hold> holds) {
        if (!configuration.loaded()) {
            holds.add(new Hold(
                    Code.CONFIGURATION_NOT_LOADED,
                    "held: the config log has not been read to its end yet",
                    "wait, or see that Kafka and its topic directory.config can be reached"));
        } else if (configuration.sinceLastRead().compareTo(configuration.lease()) > 0) {
            holds.add(new Hold(
                    Code.CONFIGURATION_LEASE_EXPIRED,
                    "held: the config log was last read "
                            + configuration.sinceLastRead().toSeconds() + " s ago, the lease is "
                            + configuration.lease().toSeconds() + " s; another deployment may have become active",
                    "see that Kafka can be reached; export goes on by itself"));
        }
        if (configuration.loaded() && !configuration.targetNamed()) {
            holds.add(new Hold(
                    Code.CONFIGURATION_NOT_LOADED,
                    "held: the settings of deployment " + deployment + " name no target",
                    "import settings that name the target"));
        }
    }

    private static void exportControl(GateInput input, boolean staging, List<Hold> holds) {
        GateInput.Control control = input.control();
        if (staging) {
            holds.add(new Hold(
                    Code.STAGING_MODE,
                    control.activeDeployment() == null
                            ? "held: staging mode; nobody exports to this target"
                            : "held: staging mode; deployment " + control.activeDeployment()
                                    + " exports to this target",
                    "review the pending exports, then promote this deployment"));
        } else if (control.unconfirmed() != null
                && control.sinceChanged().compareTo(input.configuration().lease()) <= 0) {
            holds.add(new Hold(
                    Code.FOREIGN_EXPORTER,
                    "held: deployment " + control.unconfirmed()
                            + " exported before and has not confirmed that it stopped",
                    "wait until it confirms, or until its lease of "
                            + input.configuration().lease().toSeconds() + " s has passed"));
        }
    }

    private static void target(GateInput input, List<Hold> holds) {
        if (input.importedEpoch() == null
                || input.importedEpoch() != input.control().epoch()) {
            holds.add(new Hold(
                    Code.TARGET_NOT_IMPORTED,
                    input.importedEpoch() == null
                            ? "held: the target was never imported completely"
                            : "held: the target was not imported since export control last changed",
                    "start a target import; once this deployment is active an export does it by itself"));
        }
    }

    private static void batch(GateInput.Batch batch, List<Hold> holds) {
        if (batch.everArrived() && batch.complete() && batch.caughtUp()) {
            return;
        }
        String message = !batch.everArrived()
                ? "held: no batch has arrived yet"
                : !batch.caughtUp()
                        ? "held: the batches in the topic are still being read"
                        : "held: the last batch has not arrived completely";
        holds.add(new Hold(
                Code.BATCH_INCOMPLETE, message, "wait, or start an import and synchronization at sync-service"));
    }

    /** The newest desired images are on the topic and not here: a leaver would stay enabled, and nobody would know. */
    private static void reading(GateInput.Batch batch, List<Hold> holds) {
        if (batch.standstill() != null) {
            holds.add(new Hold(
                    Code.CONSUMER_STUCK,
                    "held: " + batch.standstill(),
                    "see that the database of export-service is well, then restart export-service;"
                            + " it reads on from where it stands"));
        }
    }

    private static void deletions(GateInput input, List<Hold> holds) {
        GateInput.Removals removals = input.removals();
        long pending = removals.deletions().stream()
                .mapToLong(GateInput.Deletions::pending)
                .sum();
        if (pending == 0) {
            return;
        }
        if (!removals.anythingDesired() && input.restoration().applying() == null) {
            holds.add(new Hold(
                    Code.EMPTY_SOURCE,
                    "held: no object is desired any more; " + pending + " deletions would leave the target empty",
                    "see that the sources and their filters are right; or approve these very pending exports"));
        }
        for (GateInput.Deletions ofType : removals.deletions()) {
            threshold(ofType, removals.safety(), holds);
        }
    }

    private static void threshold(GateInput.Deletions ofType, SafetySettings safety, List<Hold> holds) {
        if (ofType.pending() == 0) {
            return;
        }
        long all = ofType.pending() + ofType.executed();
        long before = ofType.managed() + ofType.executed();
        String window = ofType.executed() == 0
                ? ""
                : " (" + ofType.executed() + " of them executed within the last "
                        + safety.deletionWindow().toHours() + " h)";
        if (safety.holdsByCount(all)) {
            holds.add(exceeded(all + " deletions of " + plural(ofType.objectType()) + window + ", limit "
                    + safety.deletionThreshold()));
        }
        if (safety.holdsByPercent(all, before)) {
            holds.add(exceeded(all + " deletions of " + plural(ofType.objectType()) + window + " are "
                    + all * 100 / Math.max(1, before) + " % of " + before + ", limit "
                    + safety.deletionThresholdPercent() + " %"));
        }
    }

    private static Hold exceeded(String numbers) {
        return new Hold(
                Code.DELETION_THRESHOLD_EXCEEDED,
                "held: " + numbers,
                "review the pending deletions; approve these very pending exports, or put the filter or the source right");
    }

    private static String plural(ObjectType type) {
        return type.name().toLowerCase() + "s";
    }
}
