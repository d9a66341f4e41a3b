package io.isthmus.migration.console.page;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How the console behaves. */
@ConfigMapping(prefix = "isthmus.console")
public interface ConsoleConfig {

    /** In which times are told, as in {@code Europe/Vienna}; that of this machine when left out. */
    Optional<String> timeZone();

    /** How long a session lasts without a request, 1 min to 24 h; what a page asks for by itself does not count. */
    @WithDefault("PT30M")
    Duration sessionIdle();

    /** How long a session lasts however much it is used, 1 min to 24 h. */
    @WithDefault("PT12H")
    Duration sessionAtMost();

    /** Between two looks for whoever watches a page, 0.2 s to 1 min. */
    @WithDefault("PT1S")
    Duration liveInterval();

    /** How long one connection for live updates lives at most; then the session has to be good for another one. */
    @WithDefault("PT10M")
    Duration liveFor();
}
