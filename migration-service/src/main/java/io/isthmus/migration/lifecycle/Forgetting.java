package io.isthmus.migration.lifecycle;

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

    Forgetting(OperationsBoard board, OverviewConfig config, Clock clock) {
        this.board = board;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "15m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        board.forget(clock.instant().minus(config.keepFor()), config.keepRuns(), config.keepNotices());
    }
}
