package io.isthmus.analyzer.verdict;

import static java.util.Map.entry;

import io.isthmus.contracts.analysis.AnalysisResult.NotCarriedOver;
import io.isthmus.contracts.analysis.Finding;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Findings that speak of something which the settings cannot hold, and why they cannot. */
public final class Unmapped {

    /** What the settings lack. */
    enum Lacking {
        PROGRAM,
        WRITE_BACK,
        ATTRIBUTES,
        OBJECT_TYPES,
        CONTAINERS,
        PASSWORD_HASHES,
        STANDARD_RULES
    }

    private static final Map<FindingCode, Lacking> LACKING = Map.ofEntries(
            entry(FindingCode.CUSTOM_RULES_EXTENSION, Lacking.PROGRAM),
            entry(FindingCode.CUSTOM_METAVERSE_EXTENSION, Lacking.PROGRAM),
            entry(FindingCode.CUSTOM_CONNECTOR_EXTENSION, Lacking.PROGRAM),
            entry(FindingCode.CUSTOM_PASSWORD_EXTENSION, Lacking.PROGRAM),
            entry(FindingCode.CUSTOM_PROVISIONING_EXTENSION, Lacking.PROGRAM),
            entry(FindingCode.SCRIPTED_FLOW, Lacking.PROGRAM),
            entry(FindingCode.SCRIPTED_JOIN, Lacking.PROGRAM),
            entry(FindingCode.SCRIPTED_PROJECTION, Lacking.PROGRAM),
            entry(FindingCode.SCRIPTED_PROVISIONING, Lacking.PROGRAM),
            entry(FindingCode.SCRIPTED_DELETION, Lacking.PROGRAM),
            entry(FindingCode.ATTRIBUTES_EXCLUDED, Lacking.ATTRIBUTES),
            entry(FindingCode.ATTRIBUTES_FILTERED, Lacking.ATTRIBUTES),
            entry(FindingCode.OBJECT_TYPE_DESELECTED, Lacking.OBJECT_TYPES),
            entry(FindingCode.PROVISIONING_HIERARCHY, Lacking.CONTAINERS),
            entry(FindingCode.DEVICE_WRITE_BACK, Lacking.WRITE_BACK),
            entry(FindingCode.GROUP_WRITE_BACK, Lacking.WRITE_BACK),
            entry(FindingCode.USER_WRITE_BACK, Lacking.WRITE_BACK),
            entry(FindingCode.PASSWORD_WRITE_BACK, Lacking.WRITE_BACK),
            entry(FindingCode.PASSWORD_HASH_SYNC, Lacking.PASSWORD_HASHES),
            entry(FindingCode.STANDARD_RULE_CHANGED, Lacking.STANDARD_RULES));

    private Unmapped() {}

    public static List<NotCarriedOver> of(List<Finding> findings) {
        return findings.stream().map(Unmapped::of).flatMap(Optional::stream).toList();
    }

    private static Optional<NotCarriedOver> of(Finding finding) {
        return lacking(finding.code())
                .map(lacking -> new NotCarriedOver(
                        finding.message(),
                        finding.evidence(),
                        LeftoverWords.ENGLISH.lacking(lacking),
                        finding.whatToDo(),
                        finding.code(),
                        finding.details(),
                        finding.variant()));
    }

    /** Nothing for findings that speak of something else, and for those of later versions. */
    static Optional<Lacking> lacking(String code) {
        return LACKING.entrySet().stream()
                .filter(each -> each.getKey().name().equals(code))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
