package io.isthmus.export.gate;

import io.isthmus.chassis.kafka.CatchUp;
import io.isthmus.chassis.kafka.ConsumerWatch;
import io.isthmus.chassis.kafka.Standstill;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** How far {@code export.batches} is read. */
@ApplicationScoped
public class ReadingProgress {

    private final CatchUp catchUp;
    private final ConsumerWatch watch;

    ReadingProgress(CatchUp catchUp, ConsumerWatch watch) {
        this.catchUp = catchUp;
        this.watch = watch;
    }

    /** Whether everything that was on the topic when this service started has been read. */
    public boolean caughtUp() {
        return catchUp.caughtUp();
    }

    /** How reading stands still though there is something to read, in words; empty while it moves. */
    public Optional<String> standstill() {
        return watch.standstills().stream().findFirst().map(Standstill::sentence);
    }
}
