package io.isthmus.directories.streaming;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What one thread has read and another one has not finished yet, bounded by number and by weight. What was taken last weighs until the
 * next is asked for: the one who takes still works on it. Something heavier than the bound waits until it is alone, so of groups of
 * 250,000 members one is held, and one waits to come in, however many follow each other.
 */
public final class Backlog<T> {

    private record Weighed<T>(T content, long weight) {}

    private final int most;
    private final long heaviest;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Weighed<T>> waiting = new ArrayDeque<>();
    private long held;
    private long inWork;

    /**
     * @param most how many may wait
     * @param heaviest what all together may weigh, in whatever unit
     */
    public Backlog(int most, long heaviest) {
        this.most = most;
        this.heaviest = heaviest;
    }

    /** Returns when there is room. */
    public void put(T content, long weight) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (waiting.size() >= most || held > 0 && held + weight > heaviest) {
                changed.await();
            }
            waiting.add(new Weighed<>(content, weight));
            held += weight;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The next one; the one before is finished. Returns when there is one. */
    public T take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            held -= inWork;
            inWork = 0;
            changed.signalAll();
            while (waiting.isEmpty()) {
                changed.await();
            }
            Weighed<T> next = waiting.remove();
            inWork = next.weight();
            changed.signalAll();
            return next.content();
        } finally {
            lock.unlock();
        }
    }
}
