package io.isthmus.sync.status;

import io.isthmus.chassis.deployment.DeploymentConfig;
import io.isthmus.chassis.kafka.CatchUp;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.sync.connectorspace.ObjectLink;
import io.isthmus.sync.rules.RuleCatalog;
import io.isthmus.sync.rules.UnreadableRules;
import io.isthmus.sync.runs.CurrentSettings;
import io.isthmus.sync.runs.SourceStates;
import io.isthmus.sync.runs.SourceStates.Finding;
import io.isthmus.sync.runs.SourceStates.SourceState;
import io.isthmus.sync.runs.SyncRuns;
import io.isthmus.sync.status.ServiceStatus.SourceStatus;
import io.isthmus.sync.synchronizing.inbound.InboundStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts the status together. */
@ApplicationScoped
public class StatusReport {

    private static final int SHOWN_RUNS = 5;

    private final StatusStore store;
    private final CurrentSettings settings;
    private final SourceStates states;
    private final InboundStore inbound;
    private final CatchUp catchUp;
    private final SyncRuns runs;
    private final String deployment;
    private final RuleCatalog catalog = new RuleCatalog();

    StatusReport(
            StatusStore store,
            CurrentSettings settings,
            SourceStates states,
            InboundStore inbound,
            CatchUp catchUp,
            SyncRuns runs,
            DeploymentConfig deployment) {
        this.store = store;
        this.settings = settings;
        this.states = states;
        this.inbound = inbound;
        this.catchUp = catchUp;
        this.runs = runs;
        this.deployment = deployment.deployment();
    }

    public ServiceStatus now() {
        StatusStore.Contents contents = store.contents();
        List<SourceSettings> sources =
                settings.get().map(SettingsDocument::sources).orElse(List.of());
        return new ServiceStatus(
                deployment,
                settings.known(),
                !catchUp.caughtUp(),
                catchUp.behind(),
                sources.stream().map(source -> source(source, contents)).toList(),
                contents.metaverse(),
                contents.provisioned(),
                contents.pendingInbound(),
                contents.pendingOutbound(),
                contents.positions(),
                rulesChanged(),
                runs.latest(SHOWN_RUNS));
    }

    private SourceStatus source(SourceSettings source, StatusStore.Contents contents) {
        Optional<SourceState> state = states.of(source.name());
        Optional<Finding> finding = state.map(SourceState::finding);
        Map<String, Long> links = contents.links().getOrDefault(source.name(), Map.of());
        return new SourceStatus(
                source.name(),
                contents.objects().getOrDefault(source.name(), Map.of()),
                links.getOrDefault(ObjectLink.Status.FILTERED.name(), 0L),
                links.getOrDefault(ObjectLink.Status.ERROR.name(), 0L),
                contents.withheld().getOrDefault(source.name(), 0L),
                state.map(SourceState::lastFullImportAt).orElse(null),
                state.map(SourceState::lastImportAt).orElse(null),
                finding.map(Finding::method).orElse(null),
                finding.map(Finding::why).orElse(null),
                finding.map(Finding::deletionsLookedAt).orElse(null),
                staleness(state));
    }

    private static @Nullable String staleness(Optional<SourceState> state) {
        if (state.isEmpty() || state.get().lastImportAt() == null) {
            return "no import of this source has been completed";
        }
        return state.get().watermark() == null ? "the next import has to be a full one" : null;
    }

    private boolean rulesChanged() {
        try {
            Optional<String> current = settings.get()
                    .filter(document -> !document.sources().isEmpty())
                    .map(document -> catalog.rulesFor(document).fingerprint());
            return current.isPresent() && !current.equals(inbound.evaluatedRules());
        } catch (UnreadableRules e) {
            return true;
        }
    }
}
