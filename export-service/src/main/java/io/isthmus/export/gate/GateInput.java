package io.isthmus.export.gate;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.settings.SafetySettings;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything the gate judges by.
 *
 * @param importedEpoch epoch under which the last complete target import began; none before the first
 * @param restoration what is to be put back, if anything is
 */
public record GateInput(
        String deployment,
        Configuration configuration,
        Control control,
        @Nullable Long importedEpoch,
        Batch batch,
        Removals removals,
        Restoration restoration) {

    /**
     * @param loaded whether the config log was read to its end since this process started
     * @param sinceLastRead time since the log was last read successfully
     * @param lease how long that may be
     * @param targetNamed whether the settings name a target
     */
    public record Configuration(boolean loaded, Duration sinceLastRead, Duration lease, boolean targetNamed) {}

    /**
     * @param safety limits in force
     * @param deletions per object type
     * @param anythingDesired whether any object of any type should be at the target
     * @param changes what is pending beside
     */
    public record Removals(
            SafetySettings safety, List<Deletions> deletions, boolean anythingDesired, Changes changes) {}

    /**
     * What is pending and no deletion, without what was approved.
     *
     * @param removedMembers of members who stay at the target; 0 where too few to be counted
     * @param memberships at the target, in groups of ours; 0 where nobody had to know
     */
    public record Changes(long additions, long updates, long removedMembers, long memberships) {

        public static final Changes NONE = new Changes(0, 0, 0, 0);
    }

    /**
     * @param applying the plan for which this deployment is active, and nothing else; none: it exports as ever
     * @param compared the plan whose changes are the pending exports; none: they come from what is desired
     * @param known whether the plan is here; with a lost database it is not
     * @param approved whether what is pending of it was approved
     */
    public record Restoration(
            @Nullable String applying, @Nullable String compared, boolean known, boolean approved) {

        public static final Restoration NONE = new Restoration(null, null, false, false);
    }

    /**
     * Who may export, as the log says.
     *
     * @param activeDeployment none: nobody
     * @param sinceChanged time since it last changed
     * @param unconfirmed the deployment that exported before and has not confirmed that it stopped, if there is one
     */
    public record Control(
            @Nullable String activeDeployment,
            long epoch,
            Duration sinceChanged,
            @Nullable String unconfirmed) {}

    /**
     * How far the last batch has arrived.
     *
     * @param complete whether the markers of all partitions of one run are here, and nothing newer
     * @param caughtUp whether everything that was in the topic at start is read
     * @param standstill how reading stands still, in words; none while it moves or has read everything
     */
    public record Batch(
            boolean everArrived,
            boolean complete,
            boolean caughtUp,
            @Nullable String standstill) {}

    /**
     * Deletions of one object type. Disabling counts as deleting: a wrong filter does the same harm either way.
     *
     * @param pending not approved
     * @param executed within the window, not approved
     * @param managed objects at the target that are ours
     */
    public record Deletions(ObjectType objectType, long pending, long executed, long managed) {}
}
