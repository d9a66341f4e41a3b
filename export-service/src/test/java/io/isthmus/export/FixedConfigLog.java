package io.isthmus.export;

import io.isthmus.chassis.configlog.AppendResult;
import io.isthmus.chassis.configlog.ConfigLog;
import io.isthmus.chassis.configlog.ConfigState;
import io.isthmus.chassis.configlog.DeploymentSettings;
import io.isthmus.chassis.configlog.ExportControl;
import io.isthmus.contracts.config.ConfigChange;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.TargetSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A config log that says what it is told to say, and keeps what is appended last. */
public final class FixedConfigLog implements ConfigLog {

    private final String deployment;
    private final String target;
    private boolean loaded = true;
    private Duration sinceLastRead = Duration.ZERO;
    private ConfigState state;
    private ConfigChange appended;

    /** Settings of this deployment name this target; nobody exports to it. */
    public FixedConfigLog(String deployment, String target) {
        this.deployment = deployment;
        this.target = target;
        this.state = of(Map.of());
    }

    private ConfigState of(Map<String, ExportControl> control) {
        SettingsDocument document = new SettingsDocument(
                1,
                List.of(),
                new TargetSettings(target, TargetSettings.Kind.SCIM, "http://target", null, 8, null),
                null,
                null,
                null,
                null,
                null,
                null);
        return new ConfigState(
                1, Map.of(deployment, new DeploymentSettings(1, document, "anna", Instant.EPOCH)), control);
    }

    public void control(ExportControl control) {
        state = of(Map.of(control.target(), control));
    }

    /** As before anything was read. */
    public void forget() {
        loaded = false;
        state = ConfigState.EMPTY;
    }

    public void lastRead(Duration ago) {
        sinceLastRead = ago;
    }

    public ConfigChange appended() {
        return appended;
    }

    @Override
    public boolean loaded() {
        return loaded;
    }

    @Override
    public ConfigState state() {
        return state;
    }

    @Override
    public Duration sinceLastRead() {
        return sinceLastRead;
    }

    @Override
    public AppendResult append(long basedOn, String author, String reason, ConfigChange change) {
        appended = change;
        return new AppendResult.Accepted(basedOn + 1);
    }
}
