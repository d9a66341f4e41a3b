package io.isthmus.migration.standin;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Starts the stand-ins of the other services, and puts them into the fields of tests that ask for them by type. */
public final class OtherServices implements QuarkusTestResourceLifecycleManager {

    private AnalyzerStandIn analyzer;
    private SyncStandIn sync;
    private ExportStandIn export;

    @Override
    public Map<String, String> start() {
        analyzer = new AnalyzerStandIn();
        sync = new SyncStandIn();
        export = new ExportStandIn();
        return Map.ofEntries(
                Map.entry("isthmus.services.analyzer.url", analyzer.url()),
                Map.entry("isthmus.services.sync.url", sync.url()),
                Map.entry("isthmus.services.export.url", export.url()),
                // quick looks: nothing real is waited for
                Map.entry("isthmus.services.connect-timeout", "PT5S"),
                Map.entry("isthmus.services.request-timeout", "PT30S"),
                Map.entry("isthmus.steps.poll-interval", "PT0.02S"),
                Map.entry("isthmus.steps.timeout", "PT60S"),
                Map.entry("isthmus.steps.config-timeout", "PT2S"),
                // nobody waits for its end; what is to be seen before takes a while on a busy machine
                Map.entry("isthmus.config-log.lease", "PT60S"));
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(analyzer, new TestInjector.MatchesType(AnalyzerStandIn.class));
        injector.injectIntoFields(sync, new TestInjector.MatchesType(SyncStandIn.class));
        injector.injectIntoFields(export, new TestInjector.MatchesType(ExportStandIn.class));
    }

    @Override
    public void stop() {
        if (analyzer != null) {
            analyzer.stop();
            sync.stop();
            export.stop();
        }
    }
}
