package io.isthmus.analyzer.verdict;

import io.isthmus.analyzer.facts.LegacyExport;
import io.isthmus.analyzer.facts.UnknownPart;
import io.isthmus.analyzer.verdict.FindingVariants.Often;
import io.isthmus.analyzer.words.Details;
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
        String kind = name.startsWith("@") ? "ATTRIBUTE" : name.equals("text()") ? "TEXT" : "ELEMENT";
        return FindingCode.UNKNOWN_ELEMENT.at(
                part.first(),
                part.times() > 1 ? Often.SEVERAL_TIMES : Often.ONCE,
                Details.of("kind", kind).and("name", name).and("times", part.times()));
    }

    static List<Finding> of(LegacyExport export, Product product) {
        List<Finding> findings = new ArrayList<>();
        export.redactions()
                .forEach(r -> findings.add(FindingCode.SECRET_IN_EXPORT.at(r.evidence(), FindingWords.details(r))));
        export.ignoredFiles().forEach(f -> findings.add(FindingCode.FILE_IGNORED.at(f.name(), f.why(), f.details())));
        export.unknownParts().forEach(part -> findings.add(unknown(part)));
        return findings;
    }
}
