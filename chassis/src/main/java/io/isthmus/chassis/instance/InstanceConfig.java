package io.isthmus.chassis.instance;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How instances of one service in one deployment share. */
@ConfigMapping(prefix = "isthmus.instance")
public interface InstanceConfig {

    /** Whether only one instance works at a time. A property of the service, not of an installation. */
    @WithDefault("false")
    boolean exclusive();

    /** How long the active instance stays active without a renewal; the others take over after that. From 2 s. */
    @WithDefault("PT6S")
    Duration lease();

    /** How often it is renewed, or asked for: well below a third of the lease. */
    @WithDefault("PT1S")
    Duration renewal();
}
