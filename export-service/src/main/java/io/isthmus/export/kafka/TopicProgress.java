package io.isthmus.export.kafka;

import io.isthmus.chassis.kafka.CatchUp;
import io.isthmus.export.gate.ReadingProgress;
import jakarta.enterprise.context.ApplicationScoped;

/** How far {@code export.batches} is read. */
@ApplicationScoped
class TopicProgress implements ReadingProgress {

    private final CatchUp catchUp;

    TopicProgress(CatchUp catchUp) {
        this.catchUp = catchUp;
    }

    @Override
    public boolean caughtUp() {
        return catchUp.caughtUp();
    }
}
