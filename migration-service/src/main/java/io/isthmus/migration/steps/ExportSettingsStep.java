package io.isthmus.migration.steps;

import static java.util.Objects.requireNonNull;

import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.migration.Migration.Path;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.migration.configuration.CarriedOverSettings;
import io.isthmus.migration.configuration.SettingsText;
import io.isthmus.migration.deployment.DeploymentChanges;
import io.isthmus.migration.migrating.Facts;
import io.isthmus.migration.migrating.Facts.AttachedAnalysis;
import io.isthmus.migration.migrating.Facts.ExportedDocument;
import io.isthmus.migration.migrating.StepEvidence.SettingsExported;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;

/** EXPORT_SETTINGS: settles the document that is carried over, so that it can be downloaded and imported elsewhere. */
@ApplicationScoped
class ExportSettingsStep implements ImmediateStep {

    private final CarriedOverSettings carriedOver;
    private final DeploymentChanges changes;

    ExportSettingsStep(CarriedOverSettings carriedOver, DeploymentChanges changes) {
        this.carriedOver = carriedOver;
        this.changes = changes;
    }

    @Override
    public Name name() {
        return Name.EXPORT_SETTINGS;
    }

    @Override
    public Result perform(Call call) {
        return call.path() == Path.SWING ? ofDeployment(call) : ofOldTool(call);
    }

    private Result ofOldTool(Call call) {
        AnalysisResult analysis = carriedOver.analysis(call.facts());
        List<String> left = analysis.notCarriedOver().stream()
                .map(each -> each.what() + ": " + each.reason())
                .toList();
        return settled(call, requireNonNull(analysis.settings()), left);
    }

    /** What the deployment that is left runs on now, by the config log. */
    private Result ofDeployment(Call call) {
        String from = Objects.requireNonNull(call.facts().from());
        return changes.state()
                .settingsOf(from)
                .map(settings -> settled(call, settings.document(), List.of()))
                .orElseGet(() -> Result.notSettled(
                        409,
                        "DEPLOYMENT_NOT_KNOWN",
                        "the config log has no settings of deployment " + from,
                        "Bring settings in force there first."));
    }

    private static Result settled(Call call, SettingsDocument document, List<String> left) {
        SettingsText text = SettingsText.of(document);
        return new Result.ExportResult(
                evidence(text, document, left, call.facts()), call.facts().with(new ExportedDocument(text.text())));
    }

    private static SettingsExported evidence(
            SettingsText text, SettingsDocument document, List<String> left, Facts facts) {
        List<PartitionSettings> partitions = document.sources().stream()
                .flatMap(source -> source.partitions().stream())
                .toList();
        return new SettingsExported(
                text.sha256(),
                text.bytes(),
                document.sources().size(),
                partitions.size(),
                partitions.stream()
                        .mapToInt(partition -> partition.includedContainers().size())
                        .sum(),
                partitions.stream()
                        .mapToInt(partition -> partition.excludedContainers().size())
                        .sum(),
                document.rules().custom().size(),
                left,
                facts.find(AttachedAnalysis.class)
                        .filter(AttachedAnalysis::overridden)
                        .isPresent(),
                facts.from());
    }
}
