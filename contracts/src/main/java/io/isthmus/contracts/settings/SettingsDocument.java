package io.isthmus.contracts.settings;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything one deployment runs on. The analyzer produces it, <em>Export settings</em> writes it, <em>Import
 * settings</em> reads it, the services fold it from the config log. Published as JSON Schema in
 * {@code docs/settings.schema.json}.
 *
 * <p>Secrets are references, never values: {@code env:NAME} or {@code file:/path}. They are resolved by the service that
 * uses them, at the moment of use.
 *
 * @param schemaVersion 1 today
 * @param sources the connected directories, at least one before anything can run
 * @param target where to export; none until somebody gives one
 * @param provenance where the document came from, for people
 */
public record SettingsDocument(
        int schemaVersion,
        List<SourceSettings> sources,
        @Nullable TargetSettings target,
        IdentitySettings identity,
        SafetySettings safety,
        ScheduleSettings schedule,
        RuleSettings rules,
        FeatureSettings features,
        @Nullable Provenance provenance) {

    public static final int SCHEMA_VERSION = 1;

    public SettingsDocument {
        sources = sources == null ? List.of() : List.copyOf(sources);
        identity = identity == null ? IdentitySettings.defaults() : identity;
        safety = safety == null ? SafetySettings.defaults() : safety;
        schedule = schedule == null ? ScheduleSettings.defaults() : schedule;
        rules = rules == null ? RuleSettings.defaults() : rules;
        features = features == null ? FeatureSettings.none() : features;
    }

    /** What is usual for these sources; no target yet. */
    public static SettingsDocument of(List<SourceSettings> sources) {
        return new SettingsDocument(
                SCHEMA_VERSION,
                sources,
                null,
                IdentitySettings.defaults(),
                SafetySettings.defaults(),
                ScheduleSettings.defaults(),
                RuleSettings.defaults(),
                FeatureSettings.none(),
                null);
    }

    /** The target of a document that has passed the check of settings. */
    public TargetSettings checkedTarget() {
        return Objects.requireNonNull(target, "settings in force have a target");
    }

    public SettingsDocument withSources(List<SourceSettings> other) {
        return new SettingsDocument(
                schemaVersion, other, target, identity, safety, schedule, rules, features, provenance);
    }

    public SettingsDocument withTarget(@Nullable TargetSettings other) {
        return new SettingsDocument(
                schemaVersion, sources, other, identity, safety, schedule, rules, features, provenance);
    }

    public SettingsDocument withIdentity(IdentitySettings other) {
        return new SettingsDocument(
                schemaVersion, sources, target, other, safety, schedule, rules, features, provenance);
    }

    public SettingsDocument withFeatures(FeatureSettings other) {
        return new SettingsDocument(
                schemaVersion, sources, target, identity, safety, schedule, rules, other, provenance);
    }

    public SettingsDocument withRules(RuleSettings other) {
        return new SettingsDocument(
                schemaVersion, sources, target, identity, safety, schedule, other, features, provenance);
    }

    /**
     * @param tool the product the settings were taken over from, none for settings written by hand
     * @param analysisId of the analysis that produced them
     */
    public record Provenance(
            @Nullable String tool,
            @Nullable String version,
            @Nullable String analysisId) {}
}
