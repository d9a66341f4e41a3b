package io.isthmus.migration.standin;

import com.fasterxml.jackson.databind.JsonNode;
import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.analysis.InstallationAdvice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Stands in for analyzer-service: it answers the results it was given. */
public final class AnalyzerStandIn extends StandIn {

    private final Map<String, AnalysisResult> results = new ConcurrentHashMap<>();

    AnalyzerStandIn() {}

    public void has(AnalysisResult result) {
        results.put(result.id(), result);
    }

    public void reset() {
        results.clear();
        forgetRequests();
    }

    /** Only two of the reasons against express. */
    private static List<InstallationAdvice> advice(JsonNode question) {
        List<InstallationAdvice> advice = new ArrayList<>();
        int forests = question.path("forests").asInt();
        if (forests != 1) {
            advice.add(
                    new InstallationAdvice("SEVERAL_FORESTS", "custom", forests > 1, "express is for a single forest"));
        }
        if (question.path("objects").asLong() >= 100_000) {
            advice.add(new InstallationAdvice("TOO_MANY_OBJECTS", "custom", true, "express is for fewer objects"));
        }
        return advice;
    }

    /** Only the deletion threshold is compared here. */
    private static List<Map<String, String>> drift(JsonNode active, JsonNode standBy) {
        String left = active.path("safety").path("deletionThreshold").asText();
        String right = standBy.path("safety").path("deletionThreshold").asText();
        return left.equals(right)
                ? List.of()
                : List.of(Map.of("place", "safety.deletionThreshold", "active", left, "standBy", right));
    }

    @Override
    Answer answer(String method, String path, JsonNode body) {
        if (path.endsWith("/report") || path.endsWith("/differences")) {
            return new Answer(200, new Raw("text/html", "<!DOCTYPE html><p>" + path));
        }
        if (path.equals("/api/analyses")) {
            return method.equals("POST")
                    ? new Answer(202, results.values().iterator().next())
                    : new Answer(200, List.copyOf(results.values()));
        }
        if (path.equals("/api/installation-advice")) {
            return new Answer(200, advice(body));
        }
        if (path.equals("/api/parity")) {
            return new Answer(200, drift(body.path("active"), body.path("standBy")));
        }
        String id = path.substring("/api/analyses/".length()).replace("/object-count", "");
        AnalysisResult result = results.get(id);
        return result == null ? problem(404, "ANALYSIS_NOT_FOUND", "no such analysis") : new Answer(200, result);
    }
}
