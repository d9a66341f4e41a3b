package io.isthmus.analyzer.analyzing;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Publishes what waits since the broker was away. */
@ApplicationScoped
class WaitingResults {

    private static final Logger LOG = Logger.getLogger(WaitingResults.class);

    private final Publishing publishing;

    WaitingResults(Publishing publishing) {
        this.publishing = publishing;
    }

    @Scheduled(
            every = "${isthmus.analyzer.republish-interval}",
            delayed = "${isthmus.analyzer.republish-interval}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void publish() {
        try {
            publishing.publishWaiting();
        } catch (RuntimeException brokerAway) {
            LOG.warnf("results still wait for the broker: %s", brokerAway.getMessage());
        }
    }
}
