package io.isthmus.migration.clients;

import io.isthmus.contracts.analysis.InstallationAdvice;
import io.isthmus.contracts.analysis.InstallationQuestion;
import java.util.List;

/** Says which type of installation suits; what the published conditions are, analyzer-service knows. */
public interface InstallationAdvisor {

    /** @throws ServiceFault when it cannot be asked */
    List<InstallationAdvice> on(InstallationQuestion question);
}
