package io.isthmus.analyzer.translating;

import io.isthmus.analyzer.facts.LegacyExport;
import io.isthmus.contracts.analysis.AnalysisResult.NotCarriedOver;
import io.isthmus.contracts.analysis.AnalysisResult.Product;
import io.isthmus.contracts.settings.RuleSettings;
import io.isthmus.contracts.settings.SettingsDocument;
import java.util.List;

/**
 * What of the old configuration goes on living.
 *
 * @param settings without credentials, addresses and target: these are asked for anew
 * @param notCarriedOver everything else, each with its reason; credentials always
 */
public record Translation(SettingsDocument settings, List<NotCarriedOver> notCarriedOver) {

    public static Translation of(LegacyExport export, Product product, String analysisId) {
        SettingsDocument settings = new SettingsDocument(
                SettingsDocument.SCHEMA_VERSION,
                Sources.of(export),
                null,
                Globals.identity(export.globals()),
                Globals.safety(export.globals()),
                Globals.schedule(export.globals()),
                RuleSettings.defaults(),
                Globals.features(export),
                new SettingsDocument.Provenance(product.name(), product.version(), analysisId));
        return new Translation(settings, Leftovers.of(export));
    }
}
