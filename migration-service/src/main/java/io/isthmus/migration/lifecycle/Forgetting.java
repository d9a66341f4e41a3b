package io.isthmus.migration.lifecycle;

import io.isthmus.chassis.instance.InstanceLease;
import io.isthmus.migration.overview.OperationsBoard;
import io.isthmus.migration.overview.OverviewConfig;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Keeps the overview of operations bounded. */
@ApplicationScoped
class Forgetting {

    private final OperationsBoard board;
    private final OverviewConfig config;
    private final Clock clock;
    private final InstanceLease instance;

    Forgetting(OperationsBoard board, OverviewConfig config, Clock clock, InstanceLease instance) {
        this.board = board;
        this.config = config;
        this.clock = clock;
        this.instance = instance;
    }

    @Scheduled(every = "15m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        if (instance.active()) {
            board.forget(clock.instant().minus(config.keepFor()), config.keepRuns(), config.keepNotices());
        }
    }
}
