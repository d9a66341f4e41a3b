package io.isthmus.migration.standby;

import io.isthmus.chassis.configlog.ConfigState;
import io.isthmus.chassis.configlog.DeploymentSettings;
import io.isthmus.contracts.config.ConfigChange.SettingsChanged;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.migration.clients.AnalyzerClient;
import io.isthmus.migration.deployment.DeploymentChanges;
import io.isthmus.migration.standby.StandByReport.Drift;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** This deployment as a stand-by. */
@ApplicationScoped
public class StandBySettings {

    private final DeploymentChanges changes;
    private final AnalyzerClient analyzer;
    private final StandByConfig config;

    StandBySettings(DeploymentChanges changes, AnalyzerClient analyzer, StandByConfig config) {
        this.changes = changes;
        this.analyzer = analyzer;
        this.config = config;
    }

    /** Two deployments' settings side by side, of which the other one's are the example. */
    private record Pair(String active, DeploymentSettings theirs, DeploymentSettings own) {

        /** Own settings after taking over; empty where that changes nothing. */
        Optional<SettingsDocument> next() {
            return Optional.of(FollowedSettings.of(theirs.document(), own.document()))
                    .filter(next -> !next.equals(own.document()));
        }
    }

    public StandByReport report() {
        ConfigState state = changes.state();
        String target = targetIn(state).orElse(null);
        String active = target == null ? null : state.exportControlOf(target).activeDeployment();
        Optional<Pair> pair = pairIn(state);
        List<Drift> drift = pair.map(this::drift).orElse(List.of());
        return new StandByReport(changes.deployment(), target, active, pair.isPresent(), config.follow(), drift);
    }

    /** This deployment's settings as they would be after taking over; empty where that changes nothing. */
    public Optional<SettingsDocument> next() {
        return pairIn(changes.state())
                .map(Pair::next)
                .filter(Optional::isPresent)
                .map(Optional::get);
    }

    private List<Drift> drift(Pair pair) {
        SettingsDocument theirs = pair.theirs().document();
        List<Drift> now = analyzer.drift(theirs, pair.own().document(), Drift[].class);
        if (now.isEmpty()) {
            return now;
        }
        Set<String> left = pair.next()
                .map(next -> analyzer.drift(theirs, next, Drift[].class).stream()
                        .map(Drift::place)
                        .collect(Collectors.toSet()))
                .orElse(now.stream().map(Drift::place).collect(Collectors.toSet()));
        return now.stream()
                .map(each -> new Drift(each.place(), each.active(), each.standBy(), !left.contains(each.place())))
                .toList();
    }

    /**
     * Takes the active deployment's settings over, but for addresses and accounts; repeated, it does nothing.
     *
     * @return the revision from which on they are in force; empty when there was nothing to take over
     */
    public OptionalLong follow(String by) {
        ConfigState state = changes.state();
        Optional<Pair> pair = pairIn(state);
        if (pair.isEmpty()) {
            return OptionalLong.empty();
        }
        Optional<SettingsDocument> next = pair.get().next();
        if (next.isEmpty()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(changes.append(
                state.revision(),
                by,
                "follows " + pair.get().active() + ", revision "
                        + pair.get().theirs().revision(),
                new SettingsChanged(changes.deployment(), next.get())));
    }

    private Optional<String> targetIn(ConfigState state) {
        return state.settingsOf(changes.deployment())
                .map(DeploymentSettings::document)
                .map(SettingsDocument::target)
                .map(target -> target.name());
    }

    private Optional<Pair> pairIn(ConfigState state) {
        return targetIn(state)
                .map(target -> state.exportControlOf(target).activeDeployment())
                .filter(active -> !active.equals(changes.deployment()))
                .flatMap(active -> state.settingsOf(active)
                        .filter(theirs -> theirs.document().target() != null)
                        .map(theirs -> new Pair(
                                active,
                                theirs,
                                state.settingsOf(changes.deployment()).orElseThrow())));
    }
}
