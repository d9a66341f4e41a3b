package io.isthmus.migration.migrating;

import static io.isthmus.migration.migrating.StepJudgement.notPassed;

import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.analysis.AnalysisResult.NotCarriedOver;
import io.isthmus.contracts.analysis.Finding;
import io.isthmus.contracts.analysis.Finding.Severity;
import io.isthmus.contracts.migration.MigrationStep.Failure;
import io.isthmus.contracts.migration.ReCreation;
import io.isthmus.contracts.migration.StepBody.ReCreate.Decision;
import io.isthmus.migration.migrating.StepEvidence.ReCreated;
import io.isthmus.migration.migrating.StepJudgement.NotPassed;
import io.isthmus.migration.migrating.StepJudgement.Passed;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What has to be re-created by hand, and whether a person has said of each thing what became of it. */
public final class ReCreations {

    private static final String PLAIN_CODE = "NOT_CARRIED_OVER";
    private static final int ID_LENGTH = 8;

    private ReCreations() {}

    /**
     * Everything that blocks, then everything else that is not carried over, each once.
     *
     * @param decisions by id, so far
     */
    public static List<ReCreation> of(AnalysisResult analysis, Map<String, Decision> decisions) {
        Map<String, ReCreation> items = new LinkedHashMap<>();
        analysis.findings().stream()
                .filter(finding -> finding.severity() == Severity.BLOCKING)
                .map(finding -> blocking(finding, decisions))
                .forEach(item -> items.putIfAbsent(item.id(), item));
        analysis.notCarriedOver().stream()
                .map(left -> left(left, analysis, decisions))
                .forEach(item -> items.putIfAbsent(item.id(), item));
        return List.copyOf(items.values());
    }

    private static ReCreation blocking(Finding finding, Map<String, Decision> decisions) {
        String id = id(finding.message(), finding.evidence());
        return new ReCreation(
                id, finding.code(), finding.evidence(), true, finding.message(), finding.whatToDo(), decisions.get(id));
    }

    /** What a finding told already has its code. */
    private static ReCreation left(NotCarriedOver left, AnalysisResult analysis, Map<String, Decision> decisions) {
        String id = id(left.what(), left.evidence());
        String code = analysis.findings().stream()
                .filter(finding -> id.equals(id(finding.message(), finding.evidence())))
                .map(Finding::code)
                .findFirst()
                .orElse(PLAIN_CODE);
        return new ReCreation(
                id,
                code,
                left.evidence(),
                false,
                left.what() + ": " + left.reason(),
                left.whatToDo(),
                decisions.get(id));
    }

    /** The same for the same thing of the same export, in whatever order it is listed. */
    private static String id(String what, String element) {
        byte[] told = (what + "\n" + element).getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(told).toString().substring(0, ID_LENGTH);
    }

    /** @param given ids that are no item are most likely typing errors */
    public static StepJudgement unknownIn(List<ReCreation> items, Map<String, Decision> given) {
        Set<String> known = items.stream().map(ReCreation::id).collect(Collectors.toSet());
        List<String> unknown = given.keySet().stream()
                .filter(id -> !known.contains(id))
                .sorted()
                .toList();
        return unknown.isEmpty()
                ? new Passed(evidence(items, null))
                : notPassed(
                        "RE_CREATION_NOT_KNOWN",
                        "nothing that has to be re-created has the id " + String.join(", ", unknown),
                        "Take the ids from GET /api/migrations/{id}/re-creations.");
    }

    /** @param items with all decisions so far */
    public static StepJudgement judge(List<ReCreation> items, @Nullable String comment) {
        ReCreated evidence = evidence(items, comment);
        if (evidence.open() == 0) {
            return new Passed(evidence);
        }
        List<String> open = new ArrayList<>();
        items.stream()
                .filter(item -> item.decision() == null)
                .forEach(item -> open.add(item.id() + " " + item.what() + " (" + item.element() + ")"));
        return new NotPassed(
                new Failure(
                        "RE_CREATIONS_OPEN",
                        open.size() + " of " + items.size() + " are neither re-created nor given up: "
                                + String.join("; ", open),
                        "Re-create each in the settings (PUT /api/settings), or give it up; then trigger RE_CREATE with"
                                + " {\"items\": {\"ID\": \"RE_CREATED\" or \"GIVEN_UP\"}}. What was said already stays."),
                evidence);
    }

    private static ReCreated evidence(List<ReCreation> items, @Nullable String comment) {
        return new ReCreated(
                items, items.stream().filter(item -> item.decision() == null).count(), comment);
    }
}
