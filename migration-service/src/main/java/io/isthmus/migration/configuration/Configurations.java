package io.isthmus.migration.configuration;

import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.migration.Configuration;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.contracts.migration.ReCreation;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.migration.migrating.Facts;
import io.isthmus.migration.migrating.Facts.AttachedAnalysis;
import io.isthmus.migration.migrating.Facts.ExportedDocument;
import io.isthmus.migration.migrating.MigrationState;
import io.isthmus.migration.migrating.ReCreations;
import io.isthmus.migration.migrating.StepRefused;
import io.isthmus.migration.settings.SettingsCheck;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** What a migration is going to apply, and what it leaves to people. */
@ApplicationScoped
public class Configurations {

    private final PreparedSettings prepared;
    private final CarriedOverSettings carriedOver;

    Configurations(PreparedSettings prepared, CarriedOverSettings carriedOver) {
        this.prepared = prepared;
        this.carriedOver = carriedOver;
    }

    /** @throws io.isthmus.chassis.problem.ProblemException (409) when nothing is settled yet, (422) when the settings are not complete yet */
    public Configuration of(MigrationState migration) {
        Facts facts = migration.facts();
        if (!facts.has(ExportedDocument.class) && !facts.has(AttachedAnalysis.class)) {
            throw new StepRefused(
                    "NOTHING_TO_APPLY",
                    "the migration " + migration.about().name() + " has no settings yet",
                    "Do its first step.");
        }
        SettingsDocument settings = prepared.settings(facts);
        SettingsCheck.refuse(SettingsCheck.flawsOf(settings));
        Optional<AnalysisResult> analysis = analysis(facts);
        return new Configuration(
                SettingsText.of(settings).sha256(),
                settings,
                settings.sources().stream().map(SourceSettings::name).toList(),
                settings.checkedTarget().name(),
                analysis.map(AnalysisResult::notCarriedOver).orElse(List.of()),
                analysis.map(AnalysisResult::objects)
                        .map(AnalysisResult.ObjectCount::count)
                        .orElse(null),
                analysis.map(AnalysisResult::estimatedMinutes).orElse(null),
                stepsToCome(migration));
    }

    /** The settings as far as they are known, complete or not. */
    public SettingsDocument soFar(MigrationState migration) {
        return prepared.settings(migration.facts());
    }

    /** What has to be re-created by hand, with what a person has said of each; empty without an old tool. */
    public List<ReCreation> reCreations(Facts facts) {
        return analysis(facts)
                .map(analysis -> ReCreations.of(analysis, facts.reCreated()))
                .orElse(List.of());
    }

    private Optional<AnalysisResult> analysis(Facts facts) {
        return facts.find(AttachedAnalysis.class).map(attached -> carriedOver.analysis(facts));
    }

    private static List<Name> stepsToCome(MigrationState migration) {
        return migration.plan().has(Name.READY_TO_CONFIGURE)
                ? migration.plan().after(Name.READY_TO_CONFIGURE)
                : migration.plan().after(Name.DIRECTORY_CREDENTIALS);
    }
}
