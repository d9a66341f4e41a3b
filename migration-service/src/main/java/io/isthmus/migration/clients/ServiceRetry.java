package io.isthmus.migration.clients;

import io.isthmus.migration.clients.Polling.Deadline;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/** Asking another service again while it restarts: a waiting step outlives the outage of others. */
@ApplicationScoped
public class ServiceRetry {

    private final StepsConfig config;
    private final Polling polling;

    ServiceRetry(StepsConfig config, Polling polling) {
        this.config = config;
        this.polling = polling;
    }

    /** @throws ServiceFault one that waiting does not help, or the last one when the patience is over */
    public <T> T ask(Supplier<T> question) {
        Deadline deadline = polling.startingNow(config.patience());
        while (true) {
            try {
                return question.get();
            } catch (ServiceFault e) {
                if (!e.mayPass() || deadline.passed()) {
                    throw e;
                }
                polling.pause();
            }
        }
    }
}
