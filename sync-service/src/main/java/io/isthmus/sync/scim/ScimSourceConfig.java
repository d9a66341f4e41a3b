package io.isthmus.sync.scim;

import io.isthmus.scim.ScimLimits;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How SCIM providers are read. */
@ConfigMapping(prefix = "isthmus.source-scim")
public interface ScimSourceConfig extends ScimLimits {

    /** How long one answer may take, 1 s to 10 min. */
    @Override
    @WithDefault("PT30S")
    Duration requestTimeout();

    @Override
    @WithDefault("PT10S")
    Duration connectTimeout();

    /** As it is sent and after inflating; a page that is larger is asked for again in smaller pages. */
    @Override
    @WithDefault("67108864")
    long maximumAnswer();

    @Override
    @WithDefault("3")
    int repetitions();

    @Override
    @WithDefault("PT0.3S")
    Duration repetitionPause();

    @Override
    @WithDefault("PT5S")
    Duration throttlePause();

    /** Groups to ask for at once: their memberships make the answer long. */
    @WithDefault("50")
    int groupPageSize();

    /** How far a delta reaches back before the newest change that was seen; reading somebody twice does no harm. */
    @WithDefault("PT1M")
    Duration deltaOverlap();
}
