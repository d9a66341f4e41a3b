package io.isthmus.migration.console.web;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How the console behaves. */
@ConfigMapping(prefix = "isthmus.console")
interface ConsoleConfig {

    /** In which times are told, as in {@code Europe/Vienna}; that of this machine when left out. */
    Optional<String> timeZone();

    /** Between two looks for whoever watches a page, 0.2 s to 1 min. */
    @WithDefault("PT1S")
    Duration liveInterval();

    /** How long one connection for live updates lives at most; then the session has to be good for another one. */
    @WithDefault("PT10M")
    Duration liveFor();
}
