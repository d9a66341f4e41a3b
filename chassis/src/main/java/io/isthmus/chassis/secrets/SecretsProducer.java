package io.isthmus.chassis.secrets;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

class SecretsProducer {

    @Produces
    @Singleton
    Secrets secrets(SecretsConfig config) {
        return new Secrets(System.getenv(), config.folders());
    }
}
