package io.isthmus.analyzer.verdict;

import io.isthmus.analyzer.facts.LegacyExport;
import io.isthmus.analyzer.facts.UnknownPart;
import io.isthmus.contracts.analysis.AnalysisResult.Product;
import io.isthmus.contracts.analysis.Finding;
import java.util.ArrayList;
import java.util.List;

/** The upload itself: secrets in it, files that are no part of an export. */
final class UploadFindings {

    private UploadFindings() {}

    private static Finding unknown(UnknownPart part) {
        String path = part.first().path();
        String name = path.substring(path.lastIndexOf('/') + 1);
        String kind = name.startsWith("@") ? "attribute " : name.equals("text()") ? "text " : "element ";
        return FindingCode.UNKNOWN_ELEMENT.at(
                part.first(),
                "The " + kind + name + " is not known and was not read"
                        + (part.times() > 1 ? " (in " + part.times() + " places of this file)." : "."));
    }

    static List<Finding> of(LegacyExport export, Product product) {
        List<Finding> findings = new ArrayList<>();
        export.redactions()
                .forEach(r -> findings.add(FindingCode.SECRET_IN_EXPORT.at(
                        r.evidence(), "The export holds a secret in clear text: " + r.what() + ".")));
        export.ignoredFiles()
                .forEach(f -> findings.add(
                        FindingCode.FILE_IGNORED.at(f.name(), "The file was left aside, as " + f.reason() + ".")));
        export.unknownParts().forEach(part -> findings.add(unknown(part)));
        return findings;
    }
}
