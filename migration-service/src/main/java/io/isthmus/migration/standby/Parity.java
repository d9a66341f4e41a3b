package io.isthmus.migration.standby;

import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.migration.standby.StandByReport.Drift;
import java.util.List;

/** Who knows which settings have to be alike: analyzer-service. */
public interface Parity {

    /** Throws what the service's fault is. */
    List<Drift> between(SettingsDocument active, SettingsDocument standBy);
}
