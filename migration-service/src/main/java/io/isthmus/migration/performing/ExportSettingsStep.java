package io.isthmus.migration.performing;

import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.migration.migrating.Evidence.SettingsExported;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** EXPORT_SETTINGS: settles the document that is carried over, so that it can be downloaded and imported elsewhere. */
@ApplicationScoped
class ExportSettingsStep implements ImmediateStep {

    private final CarriedOver carriedOver;

    ExportSettingsStep(CarriedOver carriedOver) {
        this.carriedOver = carriedOver;
    }

    @Override
    public Name name() {
        return Name.EXPORT_SETTINGS;
    }

    @Override
    public Result perform(Call call) {
        AnalysisResult analysis = carriedOver.analysis(call.facts());
        SettingsText text = SettingsText.of(analysis.settings());
        return new Result.Settled(evidence(text, analysis), call.facts().exported(text.text()));
    }

    private static SettingsExported evidence(SettingsText text, AnalysisResult analysis) {
        SettingsDocument document = analysis.settings();
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
                analysis.notCarriedOver().stream()
                        .map(left -> left.what() + ": " + left.reason())
                        .toList());
    }
}
