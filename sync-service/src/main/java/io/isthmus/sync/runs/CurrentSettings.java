package io.isthmus.sync.runs;

import io.isthmus.chassis.configlog.ConfigLog;
import io.isthmus.chassis.configlog.DeploymentSettings;
import io.isthmus.chassis.deployment.DeploymentConfig;
import io.isthmus.contracts.settings.SettingsDocument;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The settings of this deployment, as the config log has them now. */
@ApplicationScoped
public class CurrentSettings {

    private final BooleanSupplier known;
    private final Supplier<Optional<DeploymentSettings>> inForce;

    @Inject
    CurrentSettings(ConfigLog log, DeploymentConfig config) {
        this(log::loaded, () -> log.state().settingsOf(config.deployment()));
    }

    CurrentSettings(BooleanSupplier known, Supplier<Optional<DeploymentSettings>> inForce) {
        this.known = known;
        this.inForce = inForce;
    }

    /** Whether the config log has been read to its end; until then nothing is known. */
    public boolean known() {
        return known.getAsBoolean();
    }

    /** Empty while nobody has given any. */
    public Optional<SettingsDocument> get() {
        return inForce.get().map(DeploymentSettings::document);
    }

    /** Revision of the settings in force, 0 while nobody has given any; ask before {@link #get}, never after. */
    public long revision() {
        return inForce.get().map(DeploymentSettings::revision).orElse(0L);
    }
}
