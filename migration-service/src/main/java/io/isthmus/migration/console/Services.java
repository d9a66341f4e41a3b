package io.isthmus.migration.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.checking.SettingsEffects;
import io.isthmus.contracts.export.Approval;
import io.isthmus.contracts.export.GateState;
import io.isthmus.contracts.export.Leaver;
import io.isthmus.contracts.export.PendingExportSummary;
import io.isthmus.contracts.export.PendingExportView;
import io.isthmus.contracts.export.PersonVerdict;
import io.isthmus.contracts.export.WithheldDepartures;
import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.RunRequest;
import io.isthmus.contracts.settings.RuleDocument;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.migration.clients.RemoteService;
import io.isthmus.migration.clients.RemoteServices;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the console asks of the other services, by their documented REST interfaces. Every question can end in a
 * {@link ProblemException} that names the service.
 */
@Singleton
public final class Services {

    /** Of the console's own words, as its frame says: what stands among them is asked for in no other, so that a page has one. */
    private static final String LANGUAGE = "en";

    private final RemoteService analyzer;
    private final RemoteService analyzerAsAdmin;
    private final RemoteService sync;
    private final RemoteService export;
    private final RemoteService exportAsAdmin;

    Services(RemoteServices services) {
        this.analyzer = services.analyzer().in(LANGUAGE);
        this.analyzerAsAdmin = services.analyzerAsAdmin().in(LANGUAGE);
        this.sync = services.sync();
        this.export = services.export();
        this.exportAsAdmin = services.exportAsAdmin();
    }

    public SyncStatus syncStatus() {
        return sync.get("/api/status", SyncStatus.class);
    }

    public GateState gate() {
        return export.get("/api/gate", GateState.class);
    }

    public PendingExportSummary pendingSummary() {
        return export.get("/api/pending-exports/summary", PendingExportSummary.class);
    }

    public PendingExportView.Page pendingExports(PendingQuery query) {
        return export.get("/api/pending-exports" + parameters(query, true), PendingExportView.Page.class);
    }

    /** All that the query lets through, as CSV; to be closed by the caller. */
    public InputStream pendingExportsCsv(PendingQuery query) {
        return export.stream("/api/pending-exports.csv" + parameters(query, false));
    }

    public GateState approve(Approval approval, boolean asAdmin) {
        return (asAdmin ? exportAsAdmin : export).postWithLongTimeout("/api/approvals", approval, GateState.class);
    }

    /** @param after the anchor before the page; none for the first one */
    public WithheldDepartures departures(String source, @Nullable String after, int limit) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("after", after);
        parameters.put("limit", Integer.toString(limit));
        return sync.get(departures(source) + joined(parameters), WithheldDepartures.class);
    }

    public WithheldDepartures letGo(String source, Approval approval) {
        return sync.post(departures(source) + "/approve", approval, WithheldDepartures.class);
    }

    private static String departures(String source) {
        return "/api/sources/" + encoded(source).replace("+", "%20") + "/departures";
    }

    /** Who has left and is going to be deleted, the next ones first. */
    public Leaver.Page leavers(int limit) {
        return export.get("/api/leavers?limit=" + limit, Leaver.Page.class);
    }

    /** What somebody says of a person: whether he is back, or that he is kept. */
    public PersonVerdict say(PersonVerdict verdict) {
        return export.post("/api/person-verdicts", verdict, PersonVerdict.class);
    }

    /** Starts a run at the service that has such runs. */
    public Run start(RunRequest request) {
        RemoteService service = switch (request.profile()) {
            case FULL_IMPORT, DELTA_IMPORT, FULL_SYNCHRONIZATION -> sync;
            case TARGET_IMPORT, TARGET_SYNCHRONIZATION, EXPORT -> export;
        };
        return service.post("/api/runs", request, Run.class);
    }

    /** What other settings would do to the objects that are known; takes a while where there are many. */
    public SettingsEffects effects(SettingsDocument proposed) {
        return sync.postWithLongTimeout("/api/settings-effects", proposed, SettingsEffects.class);
    }

    /** The latest first, without findings and settings. */
    public List<AnalysisResult> analyses() {
        return analyzer.list("/api/analyses?limit=20", AnalysisResult[].class);
    }

    public Optional<AnalysisResult> analysis(String id) {
        return analyzer.find("/api/analyses/" + encoded(id), AnalysisResult.class);
    }

    /**
     * The whole report as a page; to be closed by the caller.
     *
     * @param languages that it is wanted in, as {@code Accept-Language} has them
     */
    public InputStream report(String id, @Nullable String languages) {
        return analyzer.in(languages).stream("/api/analyses/" + encoded(id) + "/report");
    }

    /** Where another export differs from this one, as a page; to be closed by the caller. */
    public InputStream differences(String id, String other, @Nullable String languages) {
        return analyzer.in(languages).stream("/api/analyses/" + encoded(id) + "/differences?to=" + encoded(other));
    }

    /** @param fileName as the administrator knows it */
    public AnalysisResult analyze(String fileName, Path upload) {
        return analyzer.upload("/api/analyses?fileName=" + encoded(fileName), upload, AnalysisResult.class);
    }

    /** @param body {@code {"count": N}}, or from an admin {@code {"directory": {…}}} */
    public AnalysisResult countObjects(String analysisId, JsonNode body) {
        RemoteService asked = body.has("directory") ? analyzerAsAdmin : analyzer;
        return asked.post("/api/analyses/" + encoded(analysisId) + "/object-count", body, AnalysisResult.class);
    }

    /** @param byAnchor else by DN */
    public Optional<JsonNode> sourceObject(String connector, @Nullable String name, boolean byAnchor) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("connector", connector);
        parameters.put(byAnchor ? "anchor" : "dn", name);
        return sync.find("/api/objects" + joined(parameters), JsonNode.class);
    }

    public Optional<JsonNode> targetObject(@Nullable String targetAnchor) {
        return export.find("/api/objects/" + encoded(targetAnchor).replace("+", "%20"), JsonNode.class);
    }

    /** One level of a source's containers, asked of the directory. */
    public ContainerLevel containers(String connector, String below) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("connector", connector);
        parameters.put("below", below);
        return sync.get("/api/containers" + joined(parameters), ContainerLevel.class);
    }

    /** The rules that come with Isthmus, for the sources of the settings in force, by direction and precedence. */
    public List<StandardRule> standardRules() {
        return sync.list("/api/standard-rules", StandardRule[].class);
    }

    /** What is wrong with the rules of these settings; empty if nothing. */
    public List<RuleFlaw> ruleFlaws(SettingsDocument settings) {
        return sync.post("/api/rule-checks", settings, RuleCheck.class).flaws();
    }

    private record RuleCheck(List<RuleFlaw> flaws) {}

    /** Objects that ever were to be at the target, by a part of a name or address, or by the whole target anchor. */
    public List<FoundObject> objectsNamed(@Nullable String text) {
        return export.list("/api/objects?limit=50&q=" + encoded(text), FoundObject[].class);
    }

    private static String parameters(PendingQuery query, boolean paged) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (paged) {
            parameters.put("after", query.after());
            parameters.put("limit", Integer.toString(query.limit()));
        }
        parameters.put("type", query.type());
        parameters.put("operation", query.operation());
        parameters.put("q", query.text());
        return joined(parameters);
    }

    private static String joined(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .filter(entry -> entry.getValue() != null && !entry.getValue().isBlank())
                .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&", "?", ""));
    }

    private static String encoded(@Nullable String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** @param switchedOff by its id, or by the id that it has where all sources are of one kind */
    public record StandardRule(RuleDocument rule, boolean switchedOff) {}

    /** @param more whether there are others that were left out */
    public record ContainerLevel(List<Container> containers, boolean more) {

        public ContainerLevel {
            containers = containers == null ? List.of() : List.copyOf(containers);
        }
    }

    public record Container(String dn) {}

    /**
     * @param rule id; none where it is about all rules together
     * @param place what part of the rule, such as {@code flow displayName}
     * @param character of the expression, from 1
     */
    public record RuleFlaw(
            @Nullable String rule, String place, @Nullable Integer character, String message) {}

    /**
     * @param state {@code PRESENT} or {@code ABSENT}, as it should be
     * @param pending operation that is still to be written
     */
    public record FoundObject(
            String targetAnchor,
            String objectType,
            String state,
            String displayName,
            String userPrincipalName,
            String mail,
            String source,
            @Nullable String pending) {}

    /**
     * A part of the pending exports.
     *
     * @param after cursor of the page before; none for the first page
     * @param type {@code USER}, {@code GROUP} or {@code CONTACT}; absent for all
     * @param operation {@code ADD}, {@code UPDATE}, …; absent for all
     * @param text in names; absent for all
     */
    public record PendingQuery(
            @Nullable String after,
            int limit,
            @Nullable String type,
            @Nullable String operation,
            @Nullable String text) {}
}
