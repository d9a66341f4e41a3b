package io.isthmus.export;

import io.isthmus.chassis.deployment.DeploymentConfig;
import java.time.Duration;

/** @param lease of the config log */
public record FixedDeployment(String deployment, Duration lease) implements DeploymentConfig {

    @Override
    public TopicsConfig topics() {
        throw new UnsupportedOperationException("no topics here");
    }

    @Override
    public ConfigLogConfig configLog() {
        return new ConfigLogConfig() {
            @Override
            public Duration lease() {
                return lease;
            }

            @Override
            public Duration appendTimeout() {
                return Duration.ZERO;
            }
        };
    }
}
