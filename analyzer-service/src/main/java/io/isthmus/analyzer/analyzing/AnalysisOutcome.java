package io.isthmus.analyzer.analyzing;

import static java.util.Objects.requireNonNull;

import io.isthmus.analyzer.cloudsync.CloudSyncRules;
import io.isthmus.analyzer.counting.CountWords;
import io.isthmus.analyzer.facts.ExportLocation;
import io.isthmus.analyzer.facts.LegacyExport;
import io.isthmus.analyzer.facts.UnreadableExport;
import io.isthmus.analyzer.inventory.ExportFacts;
import io.isthmus.analyzer.inventory.FactsOfExport;
import io.isthmus.analyzer.translating.Translation;
import io.isthmus.analyzer.verdict.Assessment;
import io.isthmus.analyzer.verdict.FindingCode;
import io.isthmus.analyzer.verdict.FindingRules;
import io.isthmus.analyzer.verdict.ProductDetection;
import io.isthmus.analyzer.verdict.ResultWords;
import io.isthmus.analyzer.verdict.Unmapped;
import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.analysis.AnalysisResult.Failure;
import io.isthmus.contracts.analysis.AnalysisResult.ObjectCount;
import io.isthmus.contracts.analysis.AnalysisResult.Product;
import io.isthmus.contracts.analysis.AnalysisResult.Status;
import io.isthmus.contracts.analysis.Finding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How a result changes: from running to done or failed, and again with every object count. Pure. */
public final class AnalysisOutcome {

    static final int VERSION = 1;

    private static final ObjectCount UNKNOWN =
            new ObjectCount(null, ObjectCount.Source.UNKNOWN, CountWords.ENGLISH.notCounted());

    private AnalysisOutcome() {}

    /** What is nowhere in an upload is a matter of the whole of it. */
    private static String place(String evidence, AnalysisResult analysis) {
        return evidence.equals(ExportLocation.NOWHERE) ? ExportLocation.whole(analysis.fileName()) : evidence;
    }

    static AnalysisResult running(String id, String deployment, String fileName, Instant at) {
        return new AnalysisResult(
                VERSION,
                id,
                deployment,
                fileName,
                at,
                null,
                Status.RUNNING,
                null,
                null,
                null,
                null,
                null,
                false,
                List.of(),
                null,
                List.of(),
                List.of());
    }

    public static AnalysisResult done(AnalysisResult running, LegacyExport export, FindingRules rules, Instant at) {
        Product product = ProductDetection.detect(export);
        CloudSyncRules divided = CloudSyncRules.of(export, OurRules.forActiveDirectory());
        Translation translation =
                Translation.of(divided.export(), product, running.id(), OurRules.forActiveDirectory());
        List<Finding> told = Stream.concat(divided.findings().stream(), translation.findings().stream())
                .toList();
        List<Finding> findings = rules.of(export, product, told).stream()
                .map(f -> f.at(place(f.evidence(), running)))
                .toList();
        AnalysisResult read = new AnalysisResult(
                VERSION,
                running.id(),
                running.deployment(),
                running.fileName(),
                running.requestedAt(),
                at,
                Status.DONE,
                null,
                product,
                null,
                null,
                null,
                false,
                findings,
                translation.settings(),
                Stream.concat(translation.notCarriedOver().stream(), Unmapped.of(findings).stream())
                        .map(l -> l.at(place(l.evidence(), running)))
                        .toList(),
                export.redactions().stream().map(ResultWords::redaction).toList());
        return counted(read, UNKNOWN);
    }

    /** What the export says, for the report of its analysis. */
    public static ExportFacts facts(LegacyExport export, AnalysisResult done, FindingRules rules) {
        return new FactsOfExport(rules.requiredAttributes(), rules::stateOf)
                .of(export, requireNonNull(done.settings()).features().passwordHashSync());
    }

    static AnalysisResult failed(AnalysisResult running, UnreadableExport why, Instant at) {
        return failed(running, why.failure(), at);
    }

    public static AnalysisResult failed(AnalysisResult running, Failure failure, Instant at) {
        return new AnalysisResult(
                VERSION,
                running.id(),
                running.deployment(),
                running.fileName(),
                running.requestedAt(),
                at,
                Status.FAILED,
                failure,
                null,
                null,
                null,
                null,
                false,
                List.of(),
                null,
                List.of(),
                List.of());
    }

    /** The same result with another object count, and the verdict that follows from it. */
    public static AnalysisResult counted(AnalysisResult done, ObjectCount objects) {
        List<Finding> findings = new ArrayList<>(done.findings());
        findings.removeIf(f -> f.code().equals(FindingCode.OBJECT_COUNT_UNKNOWN.name()));
        if (objects.count() == null) {
            findings.add(FindingCode.OBJECT_COUNT_UNKNOWN.at(place(ExportLocation.NOWHERE, done)));
        }
        Assessment assessment = Assessment.of(findings, objects.count());
        return new AnalysisResult(
                done.version(),
                done.id(),
                done.deployment(),
                done.fileName(),
                done.requestedAt(),
                done.finishedAt(),
                done.status(),
                null,
                done.product(),
                objects,
                assessment.verdict(),
                assessment.estimatedMinutes(),
                assessment.overrideAllowed(),
                findings,
                done.settings(),
                done.notCarriedOver(),
                done.redactions());
    }
}
