package io.isthmus.sync.kafka;

import com.fasterxml.jackson.databind.ObjectReader;
import io.isthmus.chassis.kafka.CatchUp;
import io.isthmus.chassis.kafka.DeadLetters;
import io.isthmus.contracts.Topics;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.changes.ChangeMessage;
import io.isthmus.sync.connectorspace.Arrivals;
import io.isthmus.sync.connectorspace.ChangesTaken;
import io.isthmus.sync.connectorspace.ConnectorSpace;
import io.isthmus.sync.connectorspace.ContentRefused;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Phase A's doorway: takes batches of changes in, one after the other. A batch that the database refuses is tried until
 * it goes in; a message nobody can understand is put aside, and the rest goes on.
 */
@ApplicationScoped
class ChangesConsumer {

    private static final Logger LOG = Logger.getLogger(ChangesConsumer.class);
    private static final ObjectReader READER = WireFormat.mapper().readerFor(ChangeMessage.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);

    private final ConnectorSpace connectorSpace;
    private final CatchUp catchUp;
    private final DeadLetters deadLetters;
    private final Event<ChangesTaken> taken;
    private final String topic;

    ChangesConsumer(
            ConnectorSpace connectorSpace,
            CatchUp catchUp,
            DeadLetters deadLetters,
            Event<ChangesTaken> taken,
            Topics topics) {
        this.connectorSpace = connectorSpace;
        this.catchUp = catchUp;
        this.deadLetters = deadLetters;
        this.taken = taken;
        this.topic = topics.directoryChanges();
    }

    @Incoming("directory-changes")
    @Blocking
    void take(ConsumerRecords<String, byte[]> records) throws InterruptedException {
        List<ConsumerRecord<String, byte[]>> batch = new ArrayList<>(records.count());
        records.forEach(batch::add);
        try {
            takeWhenPossible(batch);
        } catch (ContentRefused e) {
            LOG.warnf("%d changes could not be taken in together (%s): one by one now", batch.size(), e.getMessage());
            for (ConsumerRecord<String, byte[]> each : batch) {
                takeAlone(each);
            }
        }
    }

    private void takeAlone(ConsumerRecord<String, byte[]> record) throws InterruptedException {
        try {
            takeWhenPossible(List.of(record));
        } catch (ContentRefused e) {
            deadLetters.put(record, firstLine(String.valueOf(e.getMessage())));
            store(new Arrivals(List.of(), List.of(), List.of()), Map.of(record.partition(), record.offset() + 1));
        }
    }

    /** Outlasts failures of the database. */
    private void takeWhenPossible(List<ConsumerRecord<String, byte[]>> records) throws InterruptedException {
        Duration pause = Duration.ofMillis(200);
        while (true) {
            try {
                takeOnce(records);
                return;
            } catch (ContentRefused e) {
                throw e;
            } catch (RuntimeException e) {
                LOG.errorf(e, "%d changes could not be taken in; next try in %s", records.size(), pause);
                Thread.sleep(pause);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }

    private void takeOnce(List<ConsumerRecord<String, byte[]>> records) {
        List<ChangeMessage> messages = new ArrayList<>(records.size());
        Map<Integer, Long> next = new HashMap<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            next.merge(record.partition(), record.offset() + 1, Math::max);
            read(record, messages);
        }
        store(Arrivals.of(messages), next);
    }

    private void store(Arrivals arrivals, Map<Integer, Long> next) {
        connectorSpace.take(arrivals, topic, next, !catchUp.caughtUp());
        next.forEach((partition, offset) -> catchUp.readUpTo(topic, partition, offset));
        int messages = arrivals.objects().size()
                + arrivals.buckets().size()
                + arrivals.markers().size();
        taken.fire(new ChangesTaken(messages, !arrivals.markers().isEmpty()));
    }

    private void read(ConsumerRecord<String, byte[]> record, List<ChangeMessage> messages) {
        if (record.value() == null) {
            return; // a tombstone: whoever removes a key by hand means that nothing is known about it
        }
        try {
            ChangeMessage message = READER.readValue(record.value());
            Understood.check(message);
            messages.add(message);
        } catch (IOException | IllegalArgumentException e) {
            deadLetters.put(record, e.getMessage() == null ? e.getClass().getSimpleName() : firstLine(e.getMessage()));
        }
    }

    private static String firstLine(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }
}
