package io.isthmus.chassis.deployment;

import io.isthmus.contracts.Topics;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The topics of the deployment this service belongs to. */
class DeploymentTopics {

    @Produces
    @Singleton
    Topics topics(DeploymentConfig config) {
        return new Topics(config.deployment());
    }
}
