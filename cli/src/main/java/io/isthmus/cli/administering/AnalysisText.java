package io.isthmus.cli.administering;

import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.analysis.AnalysisResult.NotCarriedOver;
import io.isthmus.contracts.analysis.AnalysisResult.Status;
import io.isthmus.contracts.analysis.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** An analysis for people. */
final class AnalysisText {

    private AnalysisText() {}

    static List<String> of(AnalysisResult result) {
        List<String> lines = new ArrayList<>();
        lines.add("Analysis %s of %s".formatted(result.id(), result.fileName()));
        AnalysisResult.Failure failure = result.failure();
        if (result.status() == Status.FAILED && failure != null) {
            lines.add("    FAILED (%s): %s (%s) %s"
                    .formatted(failure.code(), failure.message(), failure.where(), failure.whatToDo()));
            return lines;
        }
        if (result.product() != null) {
            lines.add("    old tool    " + result.product().name()
                    + (result.product().version() == null
                            ? ""
                            : " " + result.product().version()));
        }
        lines.add("    objects     " + objects(result));
        lines.add("    verdict     " + (result.verdict() == null ? "none: " + whyNone(result) : result.verdict())
                + (result.overrideAllowed() ? " (may be overridden)" : ""));
        if (result.estimatedMinutes() != null) {
            lines.add("    downtime    %d min, if migrated in place".formatted(result.estimatedMinutes()));
        }
        result.findings().stream()
                .sorted(Comparator.comparing(Finding::severity).reversed())
                .forEach(finding -> {
                    lines.add("%-8s %s: %s".formatted(finding.severity(), finding.code(), finding.message()));
                    lines.add("         " + finding.whatToDo());
                });
        for (NotCarriedOver left : result.notCarriedOver()) {
            lines.add("NOT CARRIED OVER  %s: %s %s".formatted(left.what(), left.reason(), left.whatToDo()));
        }
        return lines;
    }

    private static String whyNone(AnalysisResult result) {
        return result.lacksParts() ? "parts of the export are missing" : "the object count is unknown";
    }

    private static String objects(AnalysisResult result) {
        if (result.objects() == null || result.objects().count() == null) {
            return "unknown: give --count N or --directory-url … to have a verdict";
        }
        return String.format(
                Locale.ROOT,
                "%,d, %s",
                result.objects().count(),
                result.objects().source().name().toLowerCase(Locale.ROOT));
    }
}
