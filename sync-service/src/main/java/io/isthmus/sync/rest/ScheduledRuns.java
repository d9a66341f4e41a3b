package io.isthmus.sync.rest;

import io.isthmus.chassis.outage.DatabaseOutage;
import io.isthmus.sync.runs.Scheduler;
import io.isthmus.sync.runs.SourceStreams;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** The clock of the schedule. */
@ApplicationScoped
class ScheduledRuns {

    private static final Logger LOG = Logger.getLogger(ScheduledRuns.class);

    private final Scheduler scheduler;
    private final SourceStreams streams;
    private final SourceGauges gauges;
    private final DatabaseOutage outage;

    ScheduledRuns(Scheduler scheduler, SourceStreams streams, SourceGauges gauges, DatabaseOutage outage) {
        this.scheduler = scheduler;
        this.streams = streams;
        this.gauges = gauges;
        this.outage = outage;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void tick() {
        try {
            scheduler.tick();
            streams.listenTo(scheduler.listenedTo());
            gauges.refresh();
        } catch (RuntimeException e) {
            outage.report(LOG, e, "the schedule could not be looked at; it is again in a second");
        }
    }
}
