package io.isthmus.export.exporting;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.locks.ReentrantLock;

/** Held while requests may be in flight, so that somebody else can know that none is. */
@ApplicationScoped
class Writing {

    private final ReentrantLock lock = new ReentrantLock();

    void during(Runnable requests) {
        lock.lock();
        try {
            requests.run();
        } finally {
            lock.unlock();
        }
    }

    /** Returns when no request is in flight. */
    void awaitNone() {
        lock.lock();
        lock.unlock();
    }
}
