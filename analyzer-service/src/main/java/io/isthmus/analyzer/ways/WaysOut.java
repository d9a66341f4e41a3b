package io.isthmus.analyzer.ways;

import static java.util.Objects.requireNonNull;

import io.isthmus.analyzer.advice.AdviceRow;
import io.isthmus.analyzer.ways.TargetTable.At;
import io.isthmus.analyzer.ways.TargetTable.Nowhere;
import io.isthmus.analyzer.ways.TargetTable.Place;
import io.isthmus.analyzer.ways.WayOut.Answer;
import io.isthmus.analyzer.ways.WayOut.Reason;
import io.isthmus.analyzer.ways.WayOut.Way;
import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.settings.RuleDocument;
import io.isthmus.contracts.settings.TargetSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All ways out of the old tool, in the order in which they are shown. */
public final class WaysOut {

    /** Findings that speak of what no target of ours receives. */
    private static final Set<String> NOT_WRITTEN =
            Set.of("PASSWORD_HASH_SYNC", "SIGN_IN_METHOD", "DEVICE_WRITE_BACK", "GROUP_WRITE_BACK", "USER_WRITE_BACK");

    private final TargetTable table;
    private final List<RuleDocument> standard;

    /** @param standard the standard rules that settings run on */
    public WaysOut(TargetTable table, List<RuleDocument> standard) {
        this.table = table;
        this.standard = List.copyOf(standard);
    }

    /**
     * @param done an analysis with a result
     * @param declared what the SCIM provider says it has; none as long as no target was named
     */
    public List<WayOut> of(AnalysisResult done, List<AdviceRow> advice, @Nullable DeclaredSchema declared) {
        WrittenAttributes written = WrittenAttributes.of(requireNonNull(done.settings()), standard);
        List<WayOut> ways = new ArrayList<>(OwnWays.of(done));
        ways.add(CloudSyncWay.of(done, advice));
        ways.add(entra(done, written));
        ways.add(scim(done, written, declared));
        return List.copyOf(ways);
    }

    private WayOut entra(AnalysisResult done, WrittenAttributes written) {
        List<Reason> reasons = new ArrayList<>();
        boolean hasTarget =
                Arrays.stream(TargetSettings.Kind.values()).anyMatch(kind -> !kind.equals(TargetSettings.Kind.SCIM));
        if (!hasTarget) {
            reasons.add(new Reason(
                    "NO_SUCH_TARGET",
                    "This version of Isthmus writes to SCIM providers alone; what follows is what Microsoft Graph could not"
                            + " hold.",
                    true,
                    null));
        }
        reasons.addAll(written.without(table::graph));
        reasons.add(new Reason(
                "KINDS_OF_GROUPS",
                "Distribution lists and mail-enabled security groups are neither created nor changed through Microsoft"
                        + " Graph.",
                true,
                "concept-group-source-of-authority-guidance (2025-07-23)"));
        reasons.add(new Reason(
                "SOURCE_OF_AUTHORITY",
                "Whoever the old tool masters has to be handed to the cloud first (isCloudManaged): until then every write"
                        + " is refused.",
                true,
                "user-source-of-authority-overview (2025-08-13)"));
        reasons.addAll(OwnWays.findings(done, finding -> NOT_WRITTEN.contains(finding.code())));
        return new WayOut(Way.ENTRA_ID, hasTarget ? Answer.WITH_LOSSES : Answer.REFUSED, reasons);
    }

    private WayOut scim(AnalysisResult done, WrittenAttributes written, @Nullable DeclaredSchema declared) {
        List<Reason> reasons = new ArrayList<>();
        if (declared == null) {
            reasons.add(new Reason(
                    "NO_TARGET_NAMED",
                    "Which of the attributes below a provider holds besides shows its schema, once a target is named.",
                    false,
                    null));
        }
        reasons.addAll(written.without((type, attribute) -> declaredPlace(type, attribute, declared)));
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
