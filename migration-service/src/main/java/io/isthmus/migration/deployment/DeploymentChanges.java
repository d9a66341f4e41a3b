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
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What this deployment reads from the config log and changes by it. Nothing is read before the log is known whole. */
@ApplicationScoped
public class DeploymentChanges {

    /** Each lost race means that somebody else's change was taken; people are not that fast. */
    private static final int MOST_RACES = 10;

    /** What is to be changed, given what the log says. */
    @FunctionalInterface
    public interface Decision {

        /** @return empty when nothing is to be changed; throws what refuses the change */
        Optional<? extends ConfigChange> by(ConfigState state);
    }

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

    public ExportControl exportControl(@Nullable String target) {
        return state().exportControlOf(Objects.requireNonNull(target));
    }

    public boolean isActive(String target) {
        return state().isActive(deployment(), target);
    }

    /**
     * Only as long as this deployment does not export to their target, however late it has become the active one: what they
     * bring would be exported without a look at it.
     *
     * @return revision from which on they are in force; empty where it exports
     */
    public OptionalLong bringInForceInStaging(SettingsDocument settings, String author, String reason) {
        return decide(
                author,
                reason,
                state -> state.isActive(deployment(), settings.checkedTarget().name())
                        ? Optional.empty()
                        : Optional.of(new SettingsChanged(deployment(), settings)));
    }

    /**
     * Decides by what the log says, and appends that. All deployments share the log: when a record of another one came
     * in between, which this one had not read yet, it is decided once more by what the log says then.
     *
     * @return the revision that it has led to; empty when nothing was to be changed
     * @throws ConfigConflict when others were faster every time
     */
    public OptionalLong decide(String author, @Nullable String reason, Decision decision) {
        for (int races = 1; ; races++) {
            ConfigState state = state();
            Optional<? extends ConfigChange> change = decision.by(state);
            if (change.isEmpty()) {
                return OptionalLong.empty();
            }
            switch (log.append(state.revision(), author, reason, change.get())) {
                case AppendResult.Accepted accepted -> {
                    return OptionalLong.of(accepted.revision());
                }
                case AppendResult.Refused refused -> {
                    if (races == MOST_RACES) {
                        throw new ConfigConflict(refused.reason(), refused.currentRevision());
                    }
                }
            }
        }
    }

    /**
     * @param basedOn the revision that was current when the change was decided
     * @throws ConfigConflict when somebody else was faster
     */
    public long append(long basedOn, String author, @Nullable String reason, ConfigChange change) {
        return switch (log.append(basedOn, author, reason, change)) {
            case AppendResult.Accepted accepted -> accepted.revision();
            case AppendResult.Refused refused -> throw new ConfigConflict(refused.reason(), refused.currentRevision());
        };
    }
}
