package io.isthmus.chassis.deployment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;

/** Which deployment this service belongs to, and how it shares the broker. */
@ConfigMapping(prefix = "isthmus")
public interface DeploymentConfig {

    /** Name of the deployment: 1 to 40 of {@code a-z 0-9 -}. Part of every topic's name; never changes. */
    @WithDefault("local")
    String deployment();

    TopicsConfig topics();

    ConfigLogConfig configLog();

    /** How topics are created when they do not exist yet. */
    interface TopicsConfig {

        /** Partitions of the topics that carry objects, 1 to 64. */
        @WithDefault("3")
        int partitions();

        /** Replicas of every topic, 1 to the number of brokers. */
        @WithDefault("1")
        short replicationFactor();

        /** How long superseded messages of compacted topics stay, so that recent history can be read. */
        @WithDefault("P1D")
        @WithName("compaction-lag")
        Duration compactionLag();

        /** How long outcomes and operations are kept. */
        @WithDefault("P30D")
        Duration retention();
    }

    /** How the config log is read. */
    interface ConfigLogConfig {

        /**
         * How old the last successful read may be before this service no longer trusts what it knows, 5 s to 10 min. An
         * exporter closes its gate then; a hand-over waits as long for an exporter that does not answer.
         */
        @WithDefault("PT30S")
        Duration lease();

        /** How long an append waits for its own record to come back. */
        @WithDefault("PT20S")
        Duration appendTimeout();
    }
}
