package io.isthmus.sync.sql;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How databases are asked. */
@ConfigMapping(prefix = "isthmus.source-databases")
public interface SqlConfig {

    /** How long opening a connection may take, 1 s to 5 min. */
    @WithDefault("PT10S")
    Duration connectTimeout();

    /** How long the database may take for one answer, such as the first rows, 1 s to 1 h. */
    @WithDefault("PT10M")
    Duration responseTimeout();

    /**
     * How far a delta reaches back before the newest change it has seen, where the change column is a time, 0 s to 1 d. It has to cover
     * the longest transaction that changes rows; reading a row twice does no harm.
     */
    @WithDefault("PT1M")
    Duration deltaOverlap();
}
