package io.isthmus.analyzer.verdict;

import static java.util.Map.entry;

import io.isthmus.contracts.analysis.AnalysisResult.NotCarriedOver;
import io.isthmus.contracts.analysis.Finding;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Findings that speak of something which the settings cannot hold, and why they cannot. */
public final class Unmapped {

    /** A result must fit into a message; the findings tell the rest. */
    private static final int MOST = 200;

    private static final String PROGRAM = "what a program decides cannot be read from its configuration";
    private static final String WRITE_BACK = "nothing is written back to the directory";
    private static final String ATTRIBUTES = "the settings have no list of excluded attributes";

    private static final Map<FindingCode, String> REASONS = Map.ofEntries(
            entry(FindingCode.CUSTOM_RULES_EXTENSION, PROGRAM),
            entry(FindingCode.CUSTOM_METAVERSE_EXTENSION, PROGRAM),
            entry(FindingCode.CUSTOM_CONNECTOR_EXTENSION, PROGRAM),
            entry(FindingCode.CUSTOM_PASSWORD_EXTENSION, PROGRAM),
            entry(FindingCode.CUSTOM_PROVISIONING_EXTENSION, PROGRAM),
            entry(FindingCode.SCRIPTED_FLOW, PROGRAM),
            entry(FindingCode.SCRIPTED_JOIN, PROGRAM),
            entry(FindingCode.SCRIPTED_PROJECTION, PROGRAM),
            entry(FindingCode.SCRIPTED_PROVISIONING, PROGRAM),
            entry(FindingCode.SCRIPTED_DELETION, PROGRAM),
            entry(FindingCode.ATTRIBUTES_EXCLUDED, ATTRIBUTES),
            entry(FindingCode.ATTRIBUTES_FILTERED, ATTRIBUTES),
            entry(FindingCode.OBJECT_TYPE_DESELECTED, "the settings select containers, not object types"),
            entry(FindingCode.PROVISIONING_HIERARCHY, "containers are not created on the way"),
            entry(FindingCode.DEVICE_WRITE_BACK, WRITE_BACK),
            entry(FindingCode.GROUP_WRITE_BACK, WRITE_BACK),
            entry(FindingCode.USER_WRITE_BACK, WRITE_BACK),
            entry(FindingCode.PASSWORD_WRITE_BACK, WRITE_BACK),
            entry(FindingCode.PASSWORD_HASH_SYNC, "password hashes are not carried"),
            entry(FindingCode.STANDARD_RULE_CHANGED, "the standard rules are ours, without anybody's changes"));

    private Unmapped() {}

    public static List<NotCarriedOver> of(List<Finding> findings) {
        return findings.stream()
                .map(Unmapped::of)
                .flatMap(Optional::stream)
                .limit(MOST)
                .toList();
    }

    private static Optional<NotCarriedOver> of(Finding finding) {
        return Optional.ofNullable(REASONS.get(FindingCode.valueOf(finding.code())))
                .map(reason -> new NotCarriedOver(finding.message(), finding.evidence(), reason, finding.whatToDo()));
    }
}
