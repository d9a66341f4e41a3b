package io.isthmus.migration.performing;

import io.isthmus.migration.performing.Waiting.Deadline;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/** Asking another service again while it restarts: a waiting step outlives the outage of others. */
@ApplicationScoped
class Persistence {

    private final StepsConfig config;
    private final Waiting waiting;

    Persistence(StepsConfig config, Waiting waiting) {
        this.config = config;
        this.waiting = waiting;
    }

    /** @throws ServiceFault one that waiting does not help, or the last one when the patience is over */
    <T> T ask(Supplier<T> question) {
        Deadline deadline = waiting.startingNow(config.patience());
        while (true) {
            try {
                return question.get();
            } catch (ServiceFault e) {
                if (!e.mayPass() || deadline.passed()) {
                    throw e;
                }
                waiting.pause();
            }
        }
    }
}
