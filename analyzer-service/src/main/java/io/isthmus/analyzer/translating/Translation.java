package io.isthmus.analyzer.translating;

import io.isthmus.analyzer.facts.Connector;
import io.isthmus.analyzer.facts.LegacyExport;
import io.isthmus.contracts.analysis.AnalysisResult.NotCarriedOver;
import io.isthmus.contracts.analysis.AnalysisResult.Product;
import io.isthmus.contracts.analysis.Finding;
import io.isthmus.contracts.settings.RuleDocument;
import io.isthmus.contracts.settings.RuleSettings;
import io.isthmus.contracts.settings.SettingsDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What of the old configuration goes on living.
 *
 * @param settings without credentials, addresses and target: these are asked for anew
 * @param findings parts of rules that are not understood
 * @param notCarriedOver everything else, each with its reason; credentials always
 */
public record Translation(SettingsDocument settings, List<NotCarriedOver> notCarriedOver, List<Finding> findings) {

    /** @param standard all standard rules of ours */
    public static Translation of(LegacyExport export, Product product, String analysisId, List<RuleDocument> standard) {
        Map<Connector, String> names = Sources.names(export);
        DisabledRules disabled = DisabledRules.of(export);
        List<RuleDocument> inForce = standard.stream()
                .filter(rule -> !disabled.disabled().contains(rule.id()))
                .toList();
        TranslatedRules translated = TranslatedRules.of(export, names, inForce);
        List<NotCarriedOver> left = new ArrayList<>(translated.left());
        left.addAll(disabled.left());
        SettingsDocument settings = new SettingsDocument(
                SettingsDocument.SCHEMA_VERSION,
                Sources.of(export, names),
                null,
                Globals.identity(export.globals()),
                Globals.safety(export.globals()),
                Globals.schedule(export.globals()),
                new RuleSettings(RuleSettings.defaults().standard(), disabled.disabled(), translated.rules()),
                Globals.features(export),
                new SettingsDocument.Provenance(product.name(), product.version(), analysisId));
        List<Finding> findings = new ArrayList<>(translated.findings());
        findings.addAll(ReadAgain.of(export, inForce));
        return new Translation(settings, NotTranslated.of(export, left), List.copyOf(findings));
    }
}
