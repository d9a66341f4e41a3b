package io.isthmus.sync.runs;

import io.isthmus.contracts.settings.SettingsDocument;
import java.util.Optional;

/** The settings of this deployment, as the config log has them now. */
public interface CurrentSettings {

    /** Whether the config log has been read to its end; until then nothing is known. */
    boolean known();

    /** Empty while nobody has given any. */
    Optional<SettingsDocument> get();

    /** Revision of the settings in force, 0 while nobody has given any; ask before {@link #get}, never after. */
    default long revision() {
        return 0;
    }
}
