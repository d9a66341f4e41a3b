package io.isthmus.migration.lifecycle;

import io.isthmus.migration.steps.ForeignWatch;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Looks for a tool that still exports, while a migration relies on its being gone. */
@ApplicationScoped
class Watching {

    private final ForeignWatch watch;

    Watching(ForeignWatch watch) {
        this.watch = watch;
    }

    @Scheduled(every = "30s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        watch.look();
    }
}
