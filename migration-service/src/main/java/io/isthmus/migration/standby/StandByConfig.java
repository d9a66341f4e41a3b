package io.isthmus.migration.standby;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How this deployment stands by. */
@ConfigMapping(prefix = "isthmus.stand-by")
public interface StandByConfig {

    /**
     * Whether this deployment takes over every change of the active one's settings by itself, but for addresses and
     * accounts. Not for a deployment in which other settings are being tried.
     */
    @WithDefault("false")
    boolean follow();
}
