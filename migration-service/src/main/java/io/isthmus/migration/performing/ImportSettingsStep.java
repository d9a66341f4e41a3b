package io.isthmus.migration.performing;

import io.isthmus.contracts.migration.MigrationStep.Failure;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.contracts.migration.StepBody.ImportSettings;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.migration.deployment.DeploymentChanges;
import io.isthmus.migration.migrating.Evidence.SettingsImported;
import io.isthmus.migration.settings.SettingsCheck;
import io.isthmus.migration.settings.SettingsFlaw;
import io.isthmus.migration.settings.SettingsMerge;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * IMPORT_SETTINGS: completes the document with what no old tool hands over, and brings it in force in this deployment.
 * Imported settings start in staging mode: they are refused while this deployment exports to their target.
 */
@ApplicationScoped
class ImportSettingsStep implements ImmediateStep {

    private static final int UNPROCESSABLE = 422;
    private static final ImportSettings NOTHING_GIVEN = new ImportSettings(null, null, null);

    private final CarriedOver carriedOver;
    private final DeploymentChanges changes;

    ImportSettingsStep(CarriedOver carriedOver, DeploymentChanges changes) {
        this.carriedOver = carriedOver;
        this.changes = changes;
    }

    @Override
    public Name name() {
        return Name.IMPORT_SETTINGS;
    }

    @Override
    public Result perform(Call call) {
        ImportSettings body = call.body() == null ? NOTHING_GIVEN : call.body(ImportSettings.class);
        SettingsDocument base = body.settings() != null ? body.settings() : carriedOver.settings(call.facts());
        List<SettingsFlaw> unknown = SettingsMerge.unknownSources(base, body.sources());
        if (!unknown.isEmpty()) {
            return flawed(unknown);
        }
        SettingsDocument merged = SettingsMerge.merge(base, body.sources(), body.target());
        List<SettingsFlaw> flaws = SettingsCheck.flawsOf(merged);
        return flaws.isEmpty() ? bringInForce(merged, call) : flawed(flaws);
    }

    private Result bringInForce(SettingsDocument settings, Call call) {
        String target = settings.target().name();
        if (changes.isActive(target)) {
            return Result.notSettled(
                    409,
                    "DEPLOYMENT_IS_ACTIVE",
                    changes.deployment() + " exports to " + target
                            + ", and imported settings would be exported without a look at them",
                    "Demote it by POST /api/export-control/demote {\"target\": \"" + target
                            + "\"} as admin, then trigger IMPORT_SETTINGS again.");
        }
        long revision = changes.bringInForce(settings, call.by(), call.reason(name()));
        return new Result.Settled(
                new SettingsImported(
                        SettingsText.of(settings).sha256(),
                        revision,
                        settings.sources().stream().map(SourceSettings::name).toList(),
                        target),
                call.facts().imported(target));
    }

    private static Result flawed(List<SettingsFlaw> flaws) {
        return new Result.NotSettled(
                UNPROCESSABLE,
                new Failure(
                        "SETTINGS_INCOMPLETE",
                        "the settings cannot be used: " + SettingsFlaw.messages(flaws),
                        SettingsFlaw.advice(flaws)),
                null);
    }
}
