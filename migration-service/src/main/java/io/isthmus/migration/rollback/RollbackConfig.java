package io.isthmus.migration.rollback;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Giving a migration up. */
@ConfigMapping(prefix = "isthmus.rollback")
public interface RollbackConfig {

    /** How long the answer waits for the comparison with the target, which goes on after that. */
    @WithDefault("PT3S")
    Duration comparisonTimeout();
}
