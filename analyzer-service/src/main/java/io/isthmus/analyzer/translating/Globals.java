package io.isthmus.analyzer.translating;

import io.isthmus.analyzer.facts.Connector;
import io.isthmus.analyzer.facts.GlobalSettings;
import io.isthmus.analyzer.facts.LegacyExport;
import io.isthmus.contracts.settings.FeatureSettings;
import io.isthmus.contracts.settings.IdentitySettings;
import io.isthmus.contracts.settings.SafetySettings;
import io.isthmus.contracts.settings.ScheduleSettings;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Identity, limits, schedule and features. Where the export says nothing, our defaults stand. */
final class Globals {

    private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(1);

    /** What the old tools came with: Azure AD Connect 30 minutes, DirSync and Azure AD Sync three hours. Nobody chose it. */
    private static final Set<Duration> DEFAULTS_OF_THE_OLD_TOOLS = Set.of(Duration.ofMinutes(30), Duration.ofHours(3));

    private Globals() {}

    static IdentitySettings identity(@Nullable GlobalSettings globals) {
        IdentitySettings defaults = IdentitySettings.defaults();
        String upn = globals == null ? null : globals.text("Microsoft.SynchronizationOption.UPNAttribute");
        return upn == null ? defaults : new IdentitySettings(upn, defaults.softMatch(), defaults.hardMatchTakeover());
    }

    /** Whoever comes from an old tool takes its objects over, and clears away what it left without a source. */
    static SafetySettings safety(@Nullable GlobalSettings globals) {
        SafetySettings defaults = SafetySettings.defaults().withOrphans(SafetySettings.Orphans.DELETE);
        if (globals == null) {
            return defaults;
        }
        Boolean on = globals.flag("Microsoft.OptionalFeature.ExportDeletionThreshold");
        Integer value = globals.number("Microsoft.OptionalFeature.ExportDeletionThresholdValue");
        // the old tool's 0 holds every deletion, ours none
        int threshold =
                Boolean.FALSE.equals(on) ? 0 : value == null ? defaults.deletionThreshold() : Math.max(1, value);
        return new SafetySettings(
                threshold,
                defaults.deletionThresholdPercent(),
                defaults.deletionWindow(),
                defaults.deprovision(),
                defaults.orphans());
    }

    /**
     * An interval that somebody chose is kept; the old tool's own would let a leaver sign in for half an hour more. Running by itself
     * is switched on by whoever has verified the staging deployment.
     */
    static ScheduleSettings schedule(@Nullable GlobalSettings globals) {
        ScheduleSettings defaults = ScheduleSettings.defaults();
        Duration interval = globals == null ? null : globals.duration("Microsoft.Synchronize.TimeInterval");
        return interval == null
                        || interval.compareTo(SHORTEST_INTERVAL) < 0
                        || DEFAULTS_OF_THE_OLD_TOOLS.contains(interval)
                ? defaults
                : new ScheduleSettings(defaults.enabled(), interval, defaults.fullInterval());
    }

    static FeatureSettings features(LegacyExport export) {
        GlobalSettings globals = export.globals();
        return new FeatureSettings(
                passwordHashSync(export),
                flag(globals, "HybridExchange"),
                flag(globals, "GroupWriteBack"),
                flag(globals, "DeviceWriteBack"));
    }

    /** The connector's own flag is the real one; the optional feature is only the wizard's memory of it. */
    static @Nullable Boolean passwordHashSync(LegacyExport export) {
        List<Boolean> said = export.connectorsOf(Connector.Kind.ACTIVE_DIRECTORY).stream()
                .flatMap(source ->
                        source.configuration().map(told -> told.passwords().hashSync()).stream())
                .toList();
        return said.isEmpty() ? flag(export.globals(), "PasswordHashSync") : Boolean.valueOf(said.contains(true));
    }

    private static @Nullable Boolean flag(@Nullable GlobalSettings globals, String feature) {
        return globals == null ? null : globals.flag("Microsoft.OptionalFeature." + feature);
    }
}
