package io.isthmus.export;

import io.isthmus.contracts.settings.SafetySettings;
import io.isthmus.export.provider.TestProvider;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A test of the whole service against a provider of its own. */
abstract class ProviderTest {

    @Inject
    ExportScenario service;

    @Inject
    EmptyDatabase database;

    TestProvider provider;

    @BeforeEach
    void an_empty_provider_and_nothing_desired() {
        provider = new TestProvider();
        database.forgetEverything();
        service.useTarget(provider.url(), SafetySettings.defaults());
    }

    @AfterEach
    void close() {
        provider.close();
    }
}
