package io.isthmus.migration.standby;

import io.isthmus.chassis.configlog.ConfigState;
import io.isthmus.chassis.configlog.DeploymentSettings;
import io.isthmus.contracts.config.ConfigChange.SettingsChanged;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.migration.deployment.DeploymentChanges;
import io.isthmus.migration.standby.StandByReport.Drift;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** This deployment as a stand-by. */
@ApplicationScoped
public class StandByDesk {

    private final DeploymentChanges changes;
    private final Parity parity;
    private final StandByConfig config;

    StandByDesk(DeploymentChanges changes, Parity parity, StandByConfig config) {
        this.changes = changes;
        this.parity = parity;
        this.config = config;
    }

    /** Two deployments' settings side by side, of which the other one's are the example. */
    private record Pair(String active, DeploymentSettings theirs, DeploymentSettings own) {}

    public StandByReport report() {
        ConfigState state = changes.state();
        String target = targetIn(state).orElse(null);
        String active = target == null ? null : state.exportControlOf(target).activeDeployment();
        Optional<Pair> pair = pairIn(state);
        List<Drift> drift = pair.map(both ->
                        parity.between(both.theirs().document(), both.own().document()))
                .orElse(List.of());
        return new StandByReport(changes.deployment(), target, active, pair.isPresent(), config.follow(), drift);
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
        SettingsDocument own = pair.get().own().document();
        SettingsDocument next = Following.of(pair.get().theirs().document(), own);
        if (next.equals(own)) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(changes.append(
                state.revision(),
                by,
                "follows " + pair.get().active() + ", revision "
                        + pair.get().theirs().revision(),
                new SettingsChanged(changes.deployment(), next)));
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
