package io.isthmus.migration.deployment;

import io.isthmus.chassis.configlog.AppendResult;
import io.isthmus.chassis.configlog.ConfigLog;
import io.isthmus.chassis.configlog.ConfigLogUnavailable;
import io.isthmus.chassis.configlog.ConfigState;
import io.isthmus.chassis.configlog.DeploymentSettings;
import io.isthmus.chassis.configlog.ExportControl;
import io.isthmus.contracts.Topics;
import io.isthmus.contracts.config.ConfigChange;
import io.isthmus.contracts.config.ConfigChange.SettingsChanged;
import io.isthmus.contracts.settings.SettingsDocument;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** What this deployment reads from the config log and changes by it. Nothing is read before the log is known whole. */
@ApplicationScoped
public class DeploymentChanges {

    private final ConfigLog log;
    private final Topics topics;

    DeploymentChanges(ConfigLog log, Topics topics) {
        this.log = log;
        this.topics = topics;
    }

    public String deployment() {
        return topics.deployment();
    }

    /** @throws ConfigLogUnavailable while the log has not been read to its end */
    public ConfigState state() {
        if (!log.loaded()) {
            throw new ConfigLogUnavailable("the config log has not been read to its end yet", null);
        }
        return log.state();
    }

    public Optional<DeploymentSettings> settings() {
        return state().settingsOf(deployment());
    }

    public ExportControl exportControl(String target) {
        return state().exportControlOf(target);
    }

    public boolean isActive(String target) {
        return state().isActive(deployment(), target);
    }

    /** @return revision from which on they are in force */
    public long bringInForce(SettingsDocument settings, String author, String reason) {
        return append(state().revision(), author, reason, new SettingsChanged(deployment(), settings));
    }

    /**
     * @param basedOn the revision that was current when the change was decided
     * @throws ConfigConflict when somebody else was faster
     */
    public long append(long basedOn, String author, String reason, ConfigChange change) {
        return switch (log.append(basedOn, author, reason, change)) {
            case AppendResult.Accepted accepted -> accepted.revision();
            case AppendResult.Refused refused -> throw new ConfigConflict(refused.reason(), refused.currentRevision());
        };
    }
}
