package io.isthmus.sync.synchronizing.batches;

import java.util.Optional;
import java.util.UUID;

/**
 * A piece of a queue in the order of ids: all that wait after one id, up to another.
 *
 * @param after not included
 * @param last included
 */
public record QueueSegment(UUID after, UUID last) {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /**
     * The next that wait.
     *
     * @param last of them
     * @param size how many they are
     */
    public record Stretch(UUID last, int size) {}

    /** The next that wait after an id, at most so many; empty when nothing does. */
    @FunctionalInterface
    public interface Queue {
        public Optional<Stretch> next(UUID after, int limit);
    }

    /** Goes through a queue piece by piece, and again from its beginning until nothing waits. */
    public static final class Sweep {

        private final Queue queue;
        private final int limit;
        private UUID after = BEFORE_ALL;
        private boolean nothingBehind;
        private boolean found;
        private boolean empty;

        public Sweep(Queue queue, int limit) {
            this.queue = queue;
            this.limit = limit;
        }

        /**
         * Has the stages, which ask for the next piece here, work until nothing waits any more: until they have asked from the beginning,
         * with everything before finished, and found nothing.
         */
        public void run(BatchPipeline.Stages<QueueSegment, ?, ?> stages) {
            do {
                new BatchPipeline<>(stages).run();
            } while (foundAny() && !empty);
        }

        /** Empty at the end of the queue; the next call begins anew. */
        public Optional<QueueSegment> next() {
            boolean fromTheBeginning = after.equals(BEFORE_ALL);
            // what has come behind a piece that was not full is found from the beginning
            Optional<Stretch> next = nothingBehind ? Optional.empty() : queue.next(after, limit);
            Optional<QueueSegment> piece = next.map(stretch -> new QueueSegment(after, stretch.last()));
            after = piece.map(QueueSegment::last).orElse(BEFORE_ALL);
            found |= piece.isPresent();
            nothingBehind = next.filter(stretch -> stretch.size() < limit).isPresent();
            empty = fromTheBeginning && piece.isEmpty();
            return piece;
        }

        private boolean foundAny() {
            boolean any = found;
            found = false;
            return any;
        }
    }
}
