package io.isthmus.sync.rest;

import io.isthmus.sync.runs.Scheduler;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;

/** The clock of the schedule. */
@ApplicationScoped
class ScheduledRuns {

    private final Scheduler scheduler;

    ScheduledRuns(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void tick() {
        scheduler.tick();
    }
}
