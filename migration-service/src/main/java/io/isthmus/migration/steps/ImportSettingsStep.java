package io.isthmus.migration.steps;

import io.isthmus.contracts.migration.Migration.Path;
import io.isthmus.contracts.migration.MigrationStep.Failure;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.contracts.migration.StepBody.ImportSettings;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.migration.configuration.CarriedOverSettings;
import io.isthmus.migration.configuration.PreparedSettings;
import io.isthmus.migration.configuration.SettingsText;
import io.isthmus.migration.deployment.DeploymentChanges;
import io.isthmus.migration.migrating.DatabaseServer;
import io.isthmus.migration.migrating.Facts.AttachedAnalysis;
import io.isthmus.migration.migrating.Facts.ConfirmedConfiguration;
import io.isthmus.migration.migrating.Facts.ImportedTarget;
import io.isthmus.migration.migrating.RunsOn;
import io.isthmus.migration.migrating.RunsOnJudgement;
import io.isthmus.migration.migrating.StepEvidence.SettingsImported;
import io.isthmus.migration.settings.SettingsCheck;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * IMPORT_SETTINGS: completes the document with what no old tool hands over, and brings it in force in this deployment, if
 * that runs on what was asked for. Imported settings start in staging mode: they are refused while this deployment exports to
 * their target.
 */
@ApplicationScoped
class ImportSettingsStep implements ImmediateStep {

    private static final int UNPROCESSABLE = 422;
    private static final ImportSettings NOTHING_GIVEN = new ImportSettings(null, null, null);

    private final PreparedSettings prepared;
    private final CarriedOverSettings carriedOver;
    private final DeploymentChanges changes;
    private final LocalRuntime here;

    ImportSettingsStep(
            PreparedSettings prepared, CarriedOverSettings carriedOver, DeploymentChanges changes, LocalRuntime here) {
        this.prepared = prepared;
        this.carriedOver = carriedOver;
        this.changes = changes;
        this.here = here;
    }

    @Override
    public Name name() {
        return Name.IMPORT_SETTINGS;
    }

    @Override
    public Result perform(Call call) {
        ImportSettings body = call.body() == null ? NOTHING_GIVEN : call.required(ImportSettings.class);
        RunsOn runsOn = here.now();
        Optional<Failure> elsewhere = RunsOnJudgement.failureOf(body.options(), runsOn, besideWhichServer(call));
        if (elsewhere.isPresent()) {
            return new Result.NotSettled(UNPROCESSABLE, elsewhere.get(), null);
        }
        prepared.refuseUnknownSources(call.facts(), body);
        SettingsDocument merged = prepared.settings(call.facts(), body);
        SettingsCheck.refuse(SettingsCheck.flawsOf(merged));
        return bringInForce(merged, body, runsOn, call);
    }

    /** In place the old tool is gone before anything of ours runs. */
    private static @Nullable DatabaseServer besideWhichServer(Call call) {
        return call.path() == Path.IN_PLACE
                ? null
                : call.facts()
                        .find(AttachedAnalysis.class)
                        .map(AttachedAnalysis::database)
                        .orElse(null);
    }

    private Result bringInForce(SettingsDocument settings, ImportSettings body, RunsOn runsOn, Call call) {
        String target = settings.checkedTarget().name();
        String digest = SettingsText.of(settings).sha256();
        if (call.path() == Path.SWING) {
            CloudCredentialsStep.refuseAnotherTarget(carriedOver.settings(call.facts()), settings.checkedTarget());
        }
        Optional<String> confirmed =
                call.facts().find(ConfirmedConfiguration.class).map(ConfirmedConfiguration::readyDigest);
        if (!confirmed.orElse(digest).equals(digest)) {
            return Result.notSettled(
                    409,
                    "CONFIGURATION_NOT_CONFIRMED",
                    "the settings have the digest " + digest + ", but " + confirmed.get() + " was confirmed",
                    "Trigger IMPORT_SETTINGS without a document, sources and target; or confirm the other settings by"
                            + " READY_TO_CONFIGURE (?again=true).");
        }
        OptionalLong revision = changes.bringInForceInStaging(settings, call.by(), call.reason(name()));
        if (revision.isEmpty()) {
            return Result.notSettled(
                    409,
                    "DEPLOYMENT_IS_ACTIVE",
                    changes.deployment() + " exports to " + target
                            + ", and imported settings would be exported without a look at them",
                    "Demote it by POST /api/export-control/demote {\"target\": \"" + target
                            + "\"} as admin, then trigger IMPORT_SETTINGS again.");
        }
        return new Result.ExportResult(
                new SettingsImported(
                        digest,
                        revision.getAsLong(),
                        settings.sources().stream().map(SourceSettings::name).toList(),
                        target,
                        runsOn,
                        body.options(),
                        RunsOnJudgement.warnings(runsOn)),
                call.facts().with(new ImportedTarget(target)));
    }
}
