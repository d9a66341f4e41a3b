package io.isthmus.migration.settings;

import io.isthmus.chassis.configlog.ConfigState;
import io.isthmus.chassis.configlog.DeploymentSettings;
import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.contracts.config.ConfigChange.SettingsChanged;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.migration.deployment.ConfigConflict;
import io.isthmus.migration.deployment.DeploymentChanges;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The settings of this deployment, read and changed by hand. */
@ApplicationScoped
public class SettingsEditor {

    private final DeploymentChanges changes;

    SettingsEditor(DeploymentChanges changes) {
        this.changes = changes;
    }

    public Optional<DeploymentSettings> current() {
        return changes.settings();
    }

    /**
     * @param seen revision of the settings that the author had in view; 0 for none
     * @return the revision from which on the new ones are in force
     * @throws ConfigConflict (409) when they have changed since
     * @throws ProblemException (422) when they cannot be used; names every element
     */
    public long change(SettingsDocument settings, long seen, String by, @Nullable String reason) {
        SettingsCheck.refuse(SettingsCheck.flawsOf(settings));
        return changes.decide(by, reason, state -> Optional.of(change(settings, seen, state)))
                .orElseThrow();
    }

    private SettingsChanged change(SettingsDocument settings, long seen, ConfigState state) {
        long current = state.settingsOf(changes.deployment())
                .map(DeploymentSettings::revision)
                .orElse(0L);
        if (current != seen) {
            throw new ConfigConflict(
                    "the settings are at revision " + current + ", the change builds on " + seen, state.revision());
        }
        return new SettingsChanged(changes.deployment(), settings);
    }
}
