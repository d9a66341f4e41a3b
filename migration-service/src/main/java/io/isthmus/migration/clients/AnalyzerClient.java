package io.isthmus.migration.clients;

import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.analysis.InstallationAdvice;
import io.isthmus.contracts.analysis.InstallationQuestion;
import io.isthmus.contracts.settings.SettingsDocument;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What analyzer-service is asked for. All methods throw {@link ServiceFault}. */
@Singleton
public final class AnalyzerClient {

    private final RemoteService service;

    AnalyzerClient(RemoteServices services) {
        this.service = services.analyzer();
    }

    /** @return empty when it knows no analysis of that id */
    public Optional<AnalysisResult> analysis(@Nullable String id) {
        return service.find("/api/analyses/" + URLEncoder.encode(id, StandardCharsets.UTF_8), AnalysisResult.class);
    }

    /** Which type of installation suits, by the published conditions. */
    public List<InstallationAdvice> advice(InstallationQuestion question) {
        return List.of(service.post("/api/installation-advice", question, InstallationAdvice[].class));
    }

    private record Two(SettingsDocument active, SettingsDocument standBy) {}

    /** @param type array of the type of one difference */
    public <D> List<D> drift(SettingsDocument active, SettingsDocument standBy, Class<D[]> type) {
        return List.of(service.post("/api/parity", new Two(active, standBy), type));
    }
}
