package io.isthmus.export.targetimport;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** How the target is observed. */
@ConfigMapping(prefix = "isthmus.target-import")
public interface TargetImportConfig {

    /**
     * Objects that a listing did not show and that one import looks up by id, 0 to 1,000,000. When more are missing the
     * import is incomplete, and the next one goes on where it stopped.
     */
    @WithDefault("20000")
    @Min(0)
    @Max(1_000_000)
    int maximumLookUps();
}
