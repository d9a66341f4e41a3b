package io.isthmus.analyzer.ways;

import io.isthmus.analyzer.advice.AdviceRow;
import io.isthmus.analyzer.ways.WayOut.Answer;
import io.isthmus.analyzer.ways.WayOut.Reason;
import io.isthmus.analyzer.ways.WayOut.Way;
import io.isthmus.analyzer.words.Details;
import io.isthmus.analyzer.words.Sentences;
import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.analysis.AnalysisResult.Product;
import io.isthmus.contracts.analysis.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** To Cloud Sync by Microsoft's own tool: what the table of advice knows that it refuses, with the place of each in the export. */
final class CloudSyncWay {

    private static final String TOPIC = "MICROSOFT_UPGRADE";
    private static final String FIT = "CLOUD_SYNC";
    private static final String REFUSES = "CLOUD_SYNC_";
    private static final String NOT_FROM_HERE = "CLOUD_SYNC_BY_WAY_OF_CONNECT";

    /** The findings that show where in the export a reason stands. */
    private static final Map<String, String> FINDINGS = Map.of(
            "CLOUD_SYNC_THIRTY_CONTAINERS", "CONTAINER_FILTER_BY_NAME",
            "CLOUD_SYNC_NO_CUSTOM_RULES", "CUSTOM_RULE",
            "CLOUD_SYNC_NO_GROUP_FILTER", "GROUP_FILTER",
            "CLOUD_SYNC_NO_ALTERNATE_ID", "ALTERNATE_ID",
            "CLOUD_SYNC_NO_DIRECTORY_EXTENSIONS", "DIRECTORY_EXTENSIONS");

    /** A sentence has room for so many places. */
    private static final int PLACES = 5;

    private final Sentences words;

    CloudSyncWay(Sentences words) {
        this.words = words;
    }

    WayOut of(AnalysisResult done, List<AdviceRow> advice) {
        List<AdviceRow> rows =
                advice.stream().filter(row -> row.topic().equals(TOPIC)).toList();
        List<Reason> reasons = new ArrayList<>(OwnWays.findings(done, CloudSyncWay::incomplete));
        rows.stream()
                .filter(row -> row.name().startsWith(REFUSES))
                .map(row -> reason(row, done))
                .forEach(reasons::add);
        Optional<AdviceRow> fit =
                rows.stream().filter(row -> row.name().equals(FIT)).findFirst();
        fit.filter(AdviceRow::certain)
                .ifPresent(row -> reasons.add(new Reason(row.name(), row.because(), true, row.source())));
        boolean connect = done.product() != null && done.product().kind() == Product.Kind.AZURE_AD_CONNECT;
        if (!connect && rows.stream().noneMatch(row -> row.name().equals(NOT_FROM_HERE))) {
            boolean there = done.product() != null && done.product().kind() == Product.Kind.CLOUD_SYNC;
            reasons.add(new Reason(
                    NOT_FROM_HERE,
                    words.say(there ? "CLOUD_SYNC_FROM_CLOUD_SYNC" : "CLOUD_SYNC_FROM_ELSEWHERE"),
                    true,
                    null));
        }
        return new WayOut(Way.MICROSOFT_CLOUD_SYNC, answer(done, reasons, fit), reasons);
    }

    private static Answer answer(AnalysisResult done, List<Reason> reasons, Optional<AdviceRow> fit) {
        boolean refused = reasons.stream()
                .anyMatch(reason -> reason.certain() && reason.code().startsWith(REFUSES));
        if (refused) {
            return Answer.REFUSED;
        }
        return fit.isPresent() && fit.get().certain() && !done.lacksParts() ? Answer.POSSIBLE : Answer.OPEN;
    }

    private Reason reason(AdviceRow row, AnalysisResult done) {
        String places = done.findings().stream()
                .filter(finding -> finding.code().equals(FINDINGS.get(row.name())))
                .map(Finding::evidence)
                .filter(Objects::nonNull)
                .limit(PLACES)
                .collect(Collectors.joining("; "));
        String text = words.say(
                row.certain() ? "CLOUD_SYNC_REFUSED" : "CLOUD_SYNC_PERHAPS", Details.of("because", row.because()));
        return new Reason(row.name(), text, row.certain(), places.isEmpty() ? row.source() : places);
    }

    private static boolean incomplete(Finding finding) {
        return finding.code().equals(AnalysisResult.INCOMPLETE_EXPORT);
    }
}
