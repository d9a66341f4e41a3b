package io.isthmus.chassis.kafka;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How reading of topics is watched. */
@ConfigMapping(prefix = "isthmus.messages")
interface MessagesConfig {

    /**
     * A consumer does not move when records lie beyond its position for so long and it takes none of them; 10 s to 1 h. It
     * takes up to 1,000 together, so this must be longer than the slowest batch.
     */
    @WithDefault("PT3M")
    Duration stuckAfter();

    /** How often the ends of the topics are asked for, 1 s to 1 min. */
    @WithDefault("PT5S")
    Duration lookInterval();
}
