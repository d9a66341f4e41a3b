package io.isthmus.analyzer.ways;

import static java.util.Objects.requireNonNull;

import io.isthmus.analyzer.advice.AdviceRow;
import io.isthmus.analyzer.ways.TargetTable.At;
import io.isthmus.analyzer.ways.TargetTable.Nowhere;
import io.isthmus.analyzer.ways.TargetTable.Place;
import io.isthmus.analyzer.ways.WayOut.Answer;
import io.isthmus.analyzer.ways.WayOut.Reason;
import io.isthmus.analyzer.ways.WayOut.Way;
import io.isthmus.analyzer.words.Sentences;
import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.settings.RuleDocument;
import io.isthmus.contracts.settings.TargetSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All ways out of the old tool, in the order in which they are shown. */
public final class WaysOut {

    /** Findings that speak of what no target of ours receives. */
    private static final Set<String> NOT_WRITTEN =
            Set.of("PASSWORD_HASH_SYNC", "SIGN_IN_METHOD", "DEVICE_WRITE_BACK", "GROUP_WRITE_BACK", "USER_WRITE_BACK");

    static final String BUNDLE = "io.isthmus.analyzer.ways.ways";

    private static final String NO_SUCH_TARGET = "NO_SUCH_TARGET";
    private static final String KINDS_OF_GROUPS = "KINDS_OF_GROUPS";
    private static final String SOURCE_OF_AUTHORITY = "SOURCE_OF_AUTHORITY";
    private static final String NO_TARGET_NAMED = "NO_TARGET_NAMED";

    private final TargetTable table;
    private final List<RuleDocument> standard;

    /** @param standard the standard rules that settings run on */
    public WaysOut(TargetTable table, List<RuleDocument> standard) {
        this.table = table;
        this.standard = List.copyOf(standard);
    }

    /**
     * @param done an analysis with a result
     * @param advice in that language, as is the analysis
     * @param declared what the SCIM provider says it has; none as long as no target was named
     */
    public List<WayOut> of(
            AnalysisResult done, List<AdviceRow> advice, @Nullable DeclaredSchema declared, Locale language) {
        Sentences words = Sentences.in(language, BUNDLE);
        WrittenAttributes written = WrittenAttributes.of(requireNonNull(done.settings()), standard);
        List<WayOut> ways = new ArrayList<>(new OwnWays(words).of(done));
        ways.add(new CloudSyncWay(words).of(done, advice));
        ways.add(entra(done, written, words));
        ways.add(scim(done, written, declared, words));
        return List.copyOf(ways);
    }

    private WayOut entra(AnalysisResult done, WrittenAttributes written, Sentences words) {
        List<Reason> reasons = new ArrayList<>();
        boolean hasTarget =
                Arrays.stream(TargetSettings.Kind.values()).anyMatch(kind -> !kind.equals(TargetSettings.Kind.SCIM));
        if (!hasTarget) {
            reasons.add(new Reason(NO_SUCH_TARGET, words.say(NO_SUCH_TARGET), true, null));
        }
        reasons.addAll(written.without(table::graph, words));
        reasons.add(new Reason(
                KINDS_OF_GROUPS,
                words.say(KINDS_OF_GROUPS),
                true,
                "concept-group-source-of-authority-guidance (2025-07-23)"));
        reasons.add(new Reason(
                SOURCE_OF_AUTHORITY,
                words.say(SOURCE_OF_AUTHORITY),
                true,
                "user-source-of-authority-overview (2025-08-13)"));
        reasons.addAll(OwnWays.findings(done, finding -> NOT_WRITTEN.contains(finding.code())));
        return new WayOut(Way.ENTRA_ID, hasTarget ? Answer.WITH_LOSSES : Answer.REFUSED, reasons);
    }

    private WayOut scim(
            AnalysisResult done, WrittenAttributes written, @Nullable DeclaredSchema declared, Sentences words) {
        List<Reason> reasons = new ArrayList<>();
        if (declared == null) {
            reasons.add(new Reason(NO_TARGET_NAMED, words.say(NO_TARGET_NAMED), false, null));
        }
        reasons.addAll(written.without((type, attribute) -> declaredPlace(type, attribute, declared), words));
        reasons.addAll(OwnWays.findings(done, finding -> NOT_WRITTEN.contains(finding.code())));
        return new WayOut(
                Way.SCIM_PROVIDER,
                declared == null ? Answer.OPEN : reasons.isEmpty() ? Answer.POSSIBLE : Answer.WITH_LOSSES,
                reasons);
    }

    private Place declaredPlace(String type, String attribute, @Nullable DeclaredSchema declared) {
        Place place = table.scim(type, attribute);
        return declared != null && place instanceof At(String path) && !declared.has(type, path)
                ? new Nowhere(NoPlace.NOT_DECLARED)
                : place;
    }
}
