package io.isthmus.migration.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.checking.SettingsEffects;
import io.isthmus.contracts.export.Approval;
import io.isthmus.contracts.export.GateState;
import io.isthmus.contracts.export.PendingExportSummary;
import io.isthmus.contracts.export.PendingExportView;
import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.RunRequest;
import io.isthmus.contracts.settings.RuleDocument;
import io.isthmus.contracts.settings.SettingsDocument;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the console asks of the other services, by their documented REST interfaces. Every question can end in a
 * {@link ProblemException} that names the service.
 */
public interface Services {

    SyncStatus syncStatus();

    GateState gate();

    PendingExportSummary pendingSummary();

    PendingExportView.Page pendingExports(PendingQuery query);

    /** All that the query lets through, as CSV; to be closed by the caller. */
    InputStream pendingExportsCsv(PendingQuery query);

    GateState approve(Approval approval, boolean asAdmin);

    /** Starts a run at the service that has such runs. */
    Run start(RunRequest request);

    /** What other settings would do to the objects that are known; takes a while where there are many. */
    SettingsEffects effects(SettingsDocument proposed);

    /** The latest first, without findings and settings. */
    List<AnalysisResult> analyses();

    Optional<AnalysisResult> analysis(String id);

    /** @param fileName as the administrator knows it */
    AnalysisResult analyze(String fileName, Path upload);

    /** @param body {@code {"count": N}}, or from an admin {@code {"directory": {…}}} */
    AnalysisResult countObjects(String analysisId, JsonNode body);

    /** @param byAnchor else by DN */
    Optional<JsonNode> sourceObject(String connector, String name, boolean byAnchor);

    Optional<JsonNode> targetObject(String targetAnchor);

    /** One level of a source's containers, asked of the directory. */
    ContainerLevel containers(String connector, String below);

    /** The rules that come with Isthmus, for the sources of the settings in force, by direction and precedence. */
    List<StandardRule> standardRules();

    /** @param switchedOff by its id, or by the id that it has where all sources are of one kind */
    record StandardRule(RuleDocument rule, boolean switchedOff) {}

    /** What is wrong with the rules of these settings; empty if nothing. */
    List<RuleFlaw> ruleFlaws(SettingsDocument settings);

    /** @param more whether there are others that were left out */
    record ContainerLevel(List<Container> containers, boolean more) {

        public ContainerLevel {
            containers = containers == null ? List.of() : List.copyOf(containers);
        }
    }

    record Container(String dn) {}

    /**
     * @param rule id; {@code null} where it is about all rules together
     * @param place what part of the rule, such as {@code flow displayName}
     * @param character of the expression, from 1; {@code null} where there is none
     */
    record RuleFlaw(String rule, String place, Integer character, String message) {}

    /** Objects that ever were to be at the target, by a part of a name or address, or by the whole target anchor. */
    List<FoundObject> objectsNamed(String text);

    /**
     * @param state {@code PRESENT} or {@code ABSENT}, as it should be
     * @param pending operation that is still to be written; {@code null} for none
     */
    record FoundObject(
            String targetAnchor,
            String objectType,
            String state,
            String displayName,
            String userPrincipalName,
            String mail,
            String source,
            String pending) {}

    /**
     * A part of the pending exports.
     *
     * @param after cursor of the page before; {@code null} for the first page
     * @param type {@code USER}, {@code GROUP} or {@code CONTACT}; {@code null} for all
     * @param operation {@code ADD}, {@code UPDATE}, …; {@code null} for all
     * @param text in names; {@code null} for all
     */
    record PendingQuery(String after, int limit, String type, String operation, String text) {}
}
