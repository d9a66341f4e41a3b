package io.isthmus.migration.http;

import com.fasterxml.jackson.core.type.TypeReference;
import io.isthmus.contracts.analysis.InstallationAdvice;
import io.isthmus.contracts.analysis.InstallationQuestion;
import io.isthmus.migration.clients.InstallationAdvisor;
import java.util.List;

final class HttpInstallationAdvisor implements InstallationAdvisor {

    private static final TypeReference<List<InstallationAdvice>> ADVICE = new TypeReference<>() {};

    private final RemoteService service;

    HttpInstallationAdvisor(RemoteService service) {
        this.service = service;
    }

    @Override
    public List<InstallationAdvice> on(InstallationQuestion question) {
        return service.post("/api/installation-advice", question, ADVICE);
    }
}
