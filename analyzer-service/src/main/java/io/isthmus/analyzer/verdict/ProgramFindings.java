package io.isthmus.analyzer.verdict;

import io.isthmus.analyzer.facts.Connector;
import io.isthmus.analyzer.facts.Connector.Extension;
import io.isthmus.analyzer.facts.Connector.ScriptedPart;
import io.isthmus.analyzer.facts.LegacyExport;
import io.isthmus.analyzer.words.Details;
import io.isthmus.contracts.analysis.AnalysisResult.Product;
import io.isthmus.contracts.analysis.Finding;
import java.util.ArrayList;
import java.util.List;

/** Programs in the old configuration: what a DLL or script decides, settings cannot. */
final class ProgramFindings {

    private final Baseline baseline;

    ProgramFindings(Baseline baseline) {
        this.baseline = baseline;
    }

    List<Finding> of(LegacyExport export, Product product) {
        List<Finding> findings = new ArrayList<>();
        for (Connector connector : export.connectors()) {
            Details owner = Details.of("of", "CONNECTOR").and("connector", connector.name());
            connector.extensions().forEach(e -> extension(e, owner, findings));
            connector.scripted().forEach(s -> findings.add(scripted(s, owner)));
        }
        if (export.metaverse() != null) {
            Details owner = Details.of("of", "METAVERSE");
            export.metaverse().extensions().forEach(e -> extension(e, owner, findings));
            export.metaverse().scripted().forEach(s -> findings.add(scripted(s, owner)));
        }
        return findings;
    }

    private void extension(Extension extension, Details owner, List<Finding> findings) {
        if (baseline.ships(extension.fileName())) {
            return;
        }
        FindingCode code = switch (extension.place()) {
            case RULES -> FindingCode.CUSTOM_RULES_EXTENSION;
            case METAVERSE -> FindingCode.CUSTOM_METAVERSE_EXTENSION;
            case CONNECTOR -> FindingCode.CUSTOM_CONNECTOR_EXTENSION;
            case PASSWORD -> FindingCode.CUSTOM_PASSWORD_EXTENSION;
            case PROVISIONING -> FindingCode.CUSTOM_PROVISIONING_EXTENSION;
        };
        findings.add(code.at(extension.evidence(), owner.and("file", extension.fileName())));
    }

    private static Finding scripted(ScriptedPart part, Details owner) {
        FindingCode code = switch (part.kind()) {
            case FILTER -> FindingCode.SCRIPTED_FILTER;
            case FLOW -> FindingCode.SCRIPTED_FLOW;
            case JOIN -> FindingCode.SCRIPTED_JOIN;
            case PROJECTION -> FindingCode.SCRIPTED_PROJECTION;
            case PROVISIONING -> FindingCode.SCRIPTED_PROVISIONING;
            case DELETION -> FindingCode.SCRIPTED_DELETION;
            case CONNECTOR -> FindingCode.SCRIPTED_CONNECTOR;
        };
        return code.at(part.evidence(), owner.and("part", part.what()));
    }
}
