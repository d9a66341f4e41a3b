package io.isthmus.migration.clients;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long steps wait for the other services. */
@ConfigMapping(prefix = "isthmus.steps")
public interface StepsConfig {

    /** Between two looks at a run, 10 ms to 1 min. */
    @WithDefault("PT0.25S")
    Duration pollInterval();

    /** How long a service may be out of reach before a waiting step has failed, 1 s to 24 h. */
    @WithDefault("PT10M")
    Duration timeout();

    /**
     * How long another service may take to learn what is new in the config log, 1 s to 10 min: a run it refuses until
     * then is asked for again, and a gate that does not show it yet is looked at again.
     */
    @WithDefault("PT30S")
    Duration configTimeout();
}
