package io.isthmus.analyzer.analyzing;

import io.isthmus.analyzer.analyzing.AnalysisStore.Unpublished;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Brings stored results to the topic. A result is stored first and marked as published when the broker has acknowledged it,
 * so a broker that is away delays the topic and loses nothing.
 */
@ApplicationScoped
public class Publishing {

    private static final int BATCH = 50;

    private final AnalysisStore store;
    private final ResultTopic topic;
    private final ReentrantLock oneAtATime = new ReentrantLock();

    Publishing(AnalysisStore store, ResultTopic topic) {
        this.store = store;
        this.topic = topic;
    }

    /** Publishes everything that waits. */
    public void publishWaiting() {
        oneAtATime.lock();
        try {
            for (List<Unpublished> waiting = store.unpublished(BATCH);
                    !waiting.isEmpty();
                    waiting = store.unpublished(BATCH)) {
                topic.publish(waiting.stream().map(Unpublished::result).toList());
                waiting.forEach(p -> store.published(p.result().id(), p.revision()));
            }
        } finally {
            oneAtATime.unlock();
        }
    }
}
