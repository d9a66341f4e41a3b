package io.isthmus.export.gate;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.settings.SafetySettings;
import java.time.Duration;
import java.util.List;

/**
 * Everything the gate judges by.
 *
 * @param configurationLoaded whether the config log was read to its end since this process started
 * @param sinceLastRead time since the log was last read successfully
 * @param lease how long that may be
 * @param targetConfigured whether the settings name a target
 * @param importedEpoch epoch under which the last complete target import began, or {@code null} for none
 * @param safety limits in force
 * @param deletions per object type
 * @param desiredObjects how many objects of any type should be at the target
 * @param restoration what is to be put back, if anything is
 */
public record GateInput(
        String deployment,
        boolean configurationLoaded,
        Duration sinceLastRead,
        Duration lease,
        boolean targetConfigured,
        Control control,
        Long importedEpoch,
        Batch batch,
        SafetySettings safety,
        List<Deletions> deletions,
        long desiredObjects,
        Restoration restoration) {

    /** Without a restoration. */
    public GateInput(
            String deployment,
            boolean configurationLoaded,
            Duration sinceLastRead,
            Duration lease,
            boolean targetConfigured,
            Control control,
            Long importedEpoch,
            Batch batch,
            SafetySettings safety,
            List<Deletions> deletions,
            long desiredObjects) {
        this(
                deployment,
                configurationLoaded,
                sinceLastRead,
                lease,
                targetConfigured,
                control,
                importedEpoch,
                batch,
                safety,
                deletions,
                desiredObjects,
                Restoration.NONE);
    }

    /**
     * @param applying the plan for which this deployment is active, and nothing else; {@code null}: it exports as ever
     * @param compared the plan whose changes are the pending exports; {@code null}: they come from what is desired
     * @param known whether the plan is here; with a lost database it is not
     * @param approved whether what is pending of it was approved
     */
    public record Restoration(String applying, String compared, boolean known, boolean approved) {

        public static final Restoration NONE = new Restoration(null, null, false, false);
    }

    /**
     * Who may export, as the log says.
     *
     * @param activeDeployment {@code null} for nobody
     * @param sinceChanged time since it last changed
     * @param unconfirmed the deployment that exported before and has not confirmed that it stopped, or {@code null}
     */
    public record Control(String activeDeployment, long epoch, Duration sinceChanged, String unconfirmed) {}

    /**
     * How far the last batch has arrived.
     *
     * @param complete whether the markers of all partitions of one run are here, and nothing newer
     * @param caughtUp whether everything that was in the topic at start is read
     * @param standstill how reading stands still, in words; {@code null} while it moves or has read everything
     */
    public record Batch(boolean everArrived, boolean complete, boolean caughtUp, String standstill) {

        /** Read on as it should be. */
        public Batch(boolean everArrived, boolean complete, boolean caughtUp) {
            this(everArrived, complete, caughtUp, null);
        }
    }

    /**
     * Deletions of one object type. Disabling counts as deleting: a wrong filter does the same harm either way.
     *
     * @param pending not approved
     * @param executed within the window, not approved
     * @param managed objects at the target that are ours
     */
    public record Deletions(ObjectType objectType, long pending, long executed, long managed) {}
}
