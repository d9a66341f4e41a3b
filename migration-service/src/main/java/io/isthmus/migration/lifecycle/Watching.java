package io.isthmus.migration.lifecycle;

import io.isthmus.chassis.instance.InstanceLease;
import io.isthmus.migration.steps.ForeignWatch;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Looks for a tool that still exports, while a migration relies on its being gone. */
@ApplicationScoped
class Watching {

    private final ForeignWatch watch;
    private final InstanceLease instance;

    Watching(ForeignWatch watch, InstanceLease instance) {
        this.watch = watch;
        this.instance = instance;
    }

    @Scheduled(every = "30s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        if (instance.active()) {
            watch.look();
        }
    }
}
