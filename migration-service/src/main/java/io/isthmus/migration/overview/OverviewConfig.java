package io.isthmus.migration.overview;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much of the services' work is remembered. */
@ConfigMapping(prefix = "isthmus.overview")
public interface OverviewConfig {

    /** How long runs and notices are kept, 1 h to 365 d; the old tools kept 7 days. */
    @WithDefault("P7D")
    Duration keepFor();

    /** At most so many runs, 100 to 100,000. */
    @WithDefault("5000")
    int keepRuns();

    /** At most so many notices, 100 to 100,000. */
    @WithDefault("1000")
    int keepNotices();
}
