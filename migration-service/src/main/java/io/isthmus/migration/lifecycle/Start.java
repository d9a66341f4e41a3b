package io.isthmus.migration.lifecycle;

import io.isthmus.migration.performing.Resumption;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Takes up what the last stop has interrupted, before the first request is answered. */
@ApplicationScoped
class Start {

    private final Resumption resumption;

    Start(Resumption resumption) {
        this.resumption = resumption;
    }

    void started(@Observes StartupEvent event) {
        resumption.resume();
    }
}
