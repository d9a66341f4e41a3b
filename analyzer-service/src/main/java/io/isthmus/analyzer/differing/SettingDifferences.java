package io.isthmus.analyzer.differing;

import io.isthmus.analyzer.inventory.ExportFacts;
import io.isthmus.analyzer.inventory.ExportFacts.DatabaseFacts;
import io.isthmus.contracts.analysis.ExportComparison.Area;
import io.isthmus.contracts.analysis.ExportComparison.Change;
import io.isthmus.contracts.analysis.ExportComparison.Difference;
import io.isthmus.contracts.analysis.ExportComparison.Weight;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Where the global settings and the database of two exports differ. */
final class SettingDifferences {

    /** How the tool runs; a staging server is meant to differ in some. */
    private static final Set<String> OF_OPERATION = Set.of(
            "Microsoft.Synchronize.StagingMode",
            "Microsoft.Synchronize.TimeInterval",
            "Microsoft.Synchronize.SynchronizationSchedule",
            "Microsoft.Synchronize.SynchronizationPolicy",
            "Microsoft.Synchronize.SchedulerSuspended",
            "Microsoft.Synchronize.MaintenanceEnabled",
            "Microsoft.Synchronize.RunHistoryPurgeInterval",
            "Microsoft.Synchronize.ServerConfigurationVersion",
            "Microsoft.OptionalFeature.AutoUpgradeState",
            "Microsoft.OptionalFeature.AutoUpgradeSuspensionReason",
            "Microsoft.SystemInformation.MachineRole");

    private static final Set<String> WITHOUT_MEANING =
            Set.of("Microsoft.Synchronize.NextStartTime", "Microsoft.Version.SynchronizationRuleImmutableTag");

    private final Found found;

    SettingDifferences(Found found) {
        this.found = found;
    }

    void of(ExportFacts before, ExportFacts after) {
        parameters(before, after);
        found.of(Area.SETTING, "database")
                .value("server", Weight.OPERATION, database(before.database()), database(after.database()));
        found.of(Area.SETTING, "password hash synchronization")
                .value("on", Weight.EFFECT, before.passwordHashSync(), after.passwordHashSync());
    }

    private void parameters(ExportFacts before, ExportFacts after) {
        Map<String, String> left =
                before.globals() == null ? null : before.globals().parameters();
        Map<String, String> right =
                after.globals() == null ? null : after.globals().parameters();
        if (left == null || right == null) {
            found.of(Area.SETTING, "global settings").value("number", Weight.EFFECT, size(left), size(right));
            return;
        }
        TreeSet<String> names = new TreeSet<>(left.keySet());
        names.addAll(right.keySet());
        names.forEach(name -> setting(name, left.get(name), right.get(name)));
    }

    private static @Nullable Integer size(@Nullable Map<String, String> settings) {
        return settings == null ? null : Integer.valueOf(settings.size());
    }

    /** Another version may have a setting that this one lacks; where it is not set there, that is no difference. */
    private void setting(String name, @Nullable String before, @Nullable String after) {
        String left = before == null ? "" : before;
        String right = after == null ? "" : after;
        if (left.equalsIgnoreCase(right)) {
            return;
        }
        Change change = left.isEmpty() ? Change.ADDED : right.isEmpty() ? Change.REMOVED : Change.CHANGED;
        found.add(new Difference(
                Area.SETTING,
                name,
                null,
                change,
                weight(name),
                left.isEmpty() ? null : left,
                right.isEmpty() ? null : right));
    }

    private static Weight weight(String name) {
        if (WITHOUT_MEANING.contains(name)) {
            return Weight.NONE;
        }
        return OF_OPERATION.contains(name) ? Weight.OPERATION : Weight.EFFECT;
    }

    private static @Nullable String database(@Nullable DatabaseFacts database) {
        return database == null ? null : database.server() + ", " + database.instance() + ", " + database.name();
    }
}
