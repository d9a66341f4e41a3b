package io.isthmus.export.kafka;

import io.isthmus.chassis.kafka.CatchUp;
import io.isthmus.chassis.kafka.ConsumerWatch;
import io.isthmus.chassis.kafka.Standstill;
import io.isthmus.export.gate.ReadingProgress;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** How far {@code export.batches} is read. */
@ApplicationScoped
class TopicProgress implements ReadingProgress {

    private final CatchUp catchUp;
    private final ConsumerWatch watch;

    TopicProgress(CatchUp catchUp, ConsumerWatch watch) {
        this.catchUp = catchUp;
        this.watch = watch;
    }

    @Override
    public boolean caughtUp() {
        return catchUp.caughtUp();
    }

    @Override
    public Optional<String> standstill() {
        return watch.standstills().stream().findFirst().map(Standstill::sentence);
    }
}
