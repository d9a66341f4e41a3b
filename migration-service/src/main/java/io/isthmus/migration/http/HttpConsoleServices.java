package io.isthmus.migration.http;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.checking.SettingsEffects;
import io.isthmus.contracts.export.Approval;
import io.isthmus.contracts.export.GateState;
import io.isthmus.contracts.export.PendingExportSummary;
import io.isthmus.contracts.export.PendingExportView;
import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.RunRequest;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.migration.console.Services;
import io.isthmus.migration.console.SyncStatus;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the console asks, over HTTP. */
final class HttpConsoleServices implements Services {

    private static final TypeReference<SyncStatus> SYNC_STATUS = new TypeReference<>() {};
    private static final TypeReference<GateState> GATE = new TypeReference<>() {};
    private static final TypeReference<PendingExportSummary> SUMMARY = new TypeReference<>() {};
    private static final TypeReference<PendingExportView.Page> PAGE = new TypeReference<>() {};
    private static final TypeReference<Run> RUN = new TypeReference<>() {};
    private static final TypeReference<SettingsEffects> EFFECTS = new TypeReference<>() {};
    private static final TypeReference<AnalysisResult> ANALYSIS = new TypeReference<>() {};
    private static final TypeReference<List<AnalysisResult>> ANALYSES = new TypeReference<>() {};
    private static final TypeReference<List<FoundObject>> FOUND = new TypeReference<>() {};
    private static final TypeReference<ContainerLevel> CONTAINERS = new TypeReference<>() {};
    private static final TypeReference<List<StandardRule>> STANDARD_RULES = new TypeReference<>() {};
    private static final TypeReference<RuleCheck> RULE_CHECK = new TypeReference<>() {};
    private static final TypeReference<JsonNode> ANY = new TypeReference<>() {};

    private final RemoteService analyzer;
    private final RemoteService analyzerAsAdmin;
    private final RemoteService sync;
    private final RemoteService export;
    private final RemoteService exportAsAdmin;

    HttpConsoleServices(
            RemoteService analyzer,
            RemoteService analyzerAsAdmin,
            RemoteService sync,
            RemoteService export,
            RemoteService exportAsAdmin) {
        this.analyzer = analyzer;
        this.analyzerAsAdmin = analyzerAsAdmin;
        this.sync = sync;
        this.export = export;
        this.exportAsAdmin = exportAsAdmin;
    }

    @Override
    public SyncStatus syncStatus() {
        return sync.get("/api/status", SYNC_STATUS);
    }

    @Override
    public GateState gate() {
        return export.get("/api/gate", GATE);
    }

    @Override
    public PendingExportSummary pendingSummary() {
        return export.get("/api/pending-exports/summary", SUMMARY);
    }

    @Override
    public PendingExportView.Page pendingExports(PendingQuery query) {
        return export.get("/api/pending-exports" + parameters(query, true), PAGE);
    }

    @Override
    public InputStream pendingExportsCsv(PendingQuery query) {
        return export.stream("/api/pending-exports.csv" + parameters(query, false));
    }

    @Override
    public GateState approve(Approval approval, boolean asAdmin) {
        return (asAdmin ? exportAsAdmin : export).postPatiently("/api/approvals", approval, GATE);
    }

    @Override
    public Run start(RunRequest request) {
        RemoteService service = switch (request.profile()) {
            case FULL_IMPORT, DELTA_IMPORT, FULL_SYNCHRONIZATION -> sync;
            case TARGET_IMPORT, TARGET_SYNCHRONIZATION, EXPORT -> export;
        };
        return service.post("/api/runs", request, RUN);
    }

    @Override
    public SettingsEffects effects(SettingsDocument proposed) {
        return sync.postPatiently("/api/settings-effects", proposed, EFFECTS);
    }

    @Override
    public List<AnalysisResult> analyses() {
        return analyzer.get("/api/analyses?limit=20", ANALYSES);
    }

    @Override
    public Optional<AnalysisResult> analysis(String id) {
        return analyzer.find("/api/analyses/" + encoded(id), ANALYSIS);
    }

    @Override
    public AnalysisResult analyze(String fileName, Path upload) {
        return analyzer.upload("/api/analyses?fileName=" + encoded(fileName), upload, ANALYSIS);
    }

    @Override
    public AnalysisResult countObjects(String analysisId, JsonNode body) {
        RemoteService asked = body.has("directory") ? analyzerAsAdmin : analyzer;
        return asked.post("/api/analyses/" + encoded(analysisId) + "/object-count", body, ANALYSIS);
    }

    @Override
    public Optional<JsonNode> sourceObject(String connector, String name, boolean byAnchor) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("connector", connector);
        parameters.put(byAnchor ? "anchor" : "dn", name);
        return sync.find("/api/objects" + joined(parameters), ANY);
    }

    @Override
    public Optional<JsonNode> targetObject(String targetAnchor) {
        return export.find("/api/objects/" + encoded(targetAnchor).replace("+", "%20"), ANY);
    }

    @Override
    public ContainerLevel containers(String connector, String below) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("connector", connector);
        parameters.put("below", below);
        return sync.get("/api/containers" + joined(parameters), CONTAINERS);
    }

    @Override
    public List<StandardRule> standardRules() {
        return sync.get("/api/standard-rules", STANDARD_RULES);
    }

    @Override
    public List<RuleFlaw> ruleFlaws(SettingsDocument settings) {
        return sync.post("/api/rule-checks", settings, RULE_CHECK).flaws();
    }

    private record RuleCheck(List<RuleFlaw> flaws) {}

    @Override
    public List<FoundObject> objectsNamed(String text) {
        return export.get("/api/objects?limit=50&q=" + encoded(text), FOUND);
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

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
