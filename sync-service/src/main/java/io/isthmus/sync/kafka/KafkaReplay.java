package io.isthmus.sync.kafka;

import io.isthmus.chassis.kafka.CatchUp;
import io.isthmus.sync.runs.Replay;
import jakarta.enterprise.context.ApplicationScoped;

/** The past is over when everything that was on the topic at the start has been read. */
@ApplicationScoped
class KafkaReplay implements Replay {

    private final CatchUp catchUp;

    KafkaReplay(CatchUp catchUp) {
        this.catchUp = catchUp;
    }

    @Override
    public boolean over() {
        return catchUp.caughtUp();
    }

    @Override
    public long behind() {
        return catchUp.behind();
    }
}
