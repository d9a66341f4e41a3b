package io.isthmus.sync.settings;

import io.isthmus.chassis.configlog.ConfigLog;
import io.isthmus.chassis.configlog.DeploymentSettings;
import io.isthmus.chassis.deployment.DeploymentConfig;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.sync.runs.CurrentSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Settings as the config log has them. */
@ApplicationScoped
class LoggedSettings implements CurrentSettings {

    private final ConfigLog log;
    private final String deployment;

    LoggedSettings(ConfigLog log, DeploymentConfig config) {
        this.log = log;
        this.deployment = config.deployment();
    }

    @Override
    public boolean known() {
        return log.loaded();
    }

    @Override
    public Optional<SettingsDocument> get() {
        return log.state().settingsOf(deployment).map(DeploymentSettings::document);
    }

    @Override
    public long revision() {
        return log.state()
                .settingsOf(deployment)
                .map(DeploymentSettings::revision)
                .orElse(0L);
    }
}
