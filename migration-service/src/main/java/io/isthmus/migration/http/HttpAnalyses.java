package io.isthmus.migration.http;

import com.fasterxml.jackson.core.type.TypeReference;
import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.migration.clients.AnalysisLookup;
import io.isthmus.migration.clients.ServiceFault;
import io.isthmus.migration.overview.PublishedAnalyses;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Asks analyzer-service; what it once published is enough when it is away or has lost its database. */
final class HttpAnalyses implements AnalysisLookup {

    private static final TypeReference<AnalysisResult> RESULT = new TypeReference<>() {};

    private final RemoteService service;
    private final PublishedAnalyses published;

    HttpAnalyses(RemoteService service, PublishedAnalyses published) {
        this.service = service;
        this.published = published;
    }

    @Override
    public Optional<AnalysisResult> find(String id) {
        String path = "/api/analyses/" + URLEncoder.encode(id, StandardCharsets.UTF_8);
        try {
            return service.find(path, RESULT).or(() -> published.find(id));
        } catch (ServiceFault e) {
            return Optional.of(published.find(id).orElseThrow(() -> e));
        }
    }
}
