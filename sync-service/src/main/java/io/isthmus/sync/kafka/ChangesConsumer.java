package io.isthmus.sync.kafka;

import io.isthmus.chassis.kafka.CatchUp;
import io.isthmus.chassis.kafka.MessageReader;
import io.isthmus.chassis.kafka.Received;
import io.isthmus.contracts.Topics;
import io.isthmus.contracts.changes.ChangeMessage;
import io.isthmus.sync.connectorspace.Arrivals;
import io.isthmus.sync.connectorspace.ChangesTaken;
import io.isthmus.sync.connectorspace.ConnectorSpace;
import io.isthmus.sync.connectorspace.Positions;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Phase A's doorway: takes batches of changes in, one after the other. */
@ApplicationScoped
class ChangesConsumer {

    private final ConnectorSpace connectorSpace;
    private final Positions positions;
    private final CatchUp catchUp;
    private final MessageReader reader;
    private final Event<ChangesTaken> taken;
    private final String topic;

    ChangesConsumer(
            ConnectorSpace connectorSpace,
            Positions positions,
            CatchUp catchUp,
            MessageReader reader,
            Event<ChangesTaken> taken,
            Topics topics) {
        this.connectorSpace = connectorSpace;
        this.positions = positions;
        this.catchUp = catchUp;
        this.reader = reader;
        this.taken = taken;
        this.topic = topics.directoryChanges();
    }

    @Incoming("directory-changes")
    @Blocking
    void take(ConsumerRecords<String, byte[]> records) {
        TakenBatch tally = new TakenBatch();
        reader.take(
                records,
                ChangeMessage.CONTRACT,
                (messages, next) -> tally.add(store(messages, next)),
                () -> taken.fire(new ChangesTaken(tally.keys, tally.markers)),
                next -> positions.onDisk(topic, next));
    }

    private Arrivals store(List<Received<ChangeMessage>> messages, Map<Integer, Long> next) {
        Arrivals arrivals = Arrivals.of(messages.stream().map(Received::message).toList());
        connectorSpace.take(arrivals, topic, next, !catchUp.caughtUp());
        return arrivals;
    }

    /** What was stored of one batch, in however many parts. */
    private static final class TakenBatch {

        private int keys;
        private boolean markers;

        private void add(Arrivals arrivals) {
            keys += arrivals.objects().size()
                    + arrivals.buckets().size()
                    + arrivals.markers().size();
            markers |= !arrivals.markers().isEmpty();
        }
    }
}
