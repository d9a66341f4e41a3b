package io.isthmus.chassis.kafka;

import io.github.resilience4j.core.IntervalFunction;
import io.isthmus.chassis.configlog.ConfigChanged;
import io.isthmus.chassis.configlog.ConfigState;
import io.isthmus.chassis.configlog.ConfigState.Folded;
import io.isthmus.chassis.retry.GrowingPauses;
import io.isthmus.contracts.Topics;
import io.isthmus.contracts.config.ConfigRecord;
import io.isthmus.contracts.messages.Reading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads the config log from its beginning and folds it, on one thread of its own.
 *
 * <p>An empty poll does not prove that there is nothing new: it looks the same when the broker is gone. So the end of the
 * log is asked for explicitly, and only when the broker has answered and everything up to there is folded does the
 * knowledge count as complete, as of the moment of the question.
 */
final class ConfigLogReader {

    private static final Logger LOG = Logger.getLogger(ConfigLogReader.class);
    private static final TopicPartition PARTITION = new TopicPartition(Topics.CONFIG, 0);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PROOF_INTERVAL = Duration.ofSeconds(2);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(5);
    private static final IntervalFunction PAUSES =
            GrowingPauses.atRandom(Duration.ofMillis(500), Duration.ofSeconds(2));

    private final KafkaConnection connection;
    private final BiConsumer<String, Folded> fates;
    private final Consumer<ConfigChanged> changes;
    private final Consumer<List<SetAside>> notices;
    private volatile @Nullable Thread thread;
    private volatile Progress progress = new Progress(ConfigState.EMPTY, false, 0);
    private volatile @Nullable KafkaConsumer<String, byte[]> consumer;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private int failures;
    private long nextProofNanos = System.nanoTime();

    /**
     * @param loaded whether the log was read to its end once
     * @param completeAtNanos {@link System#nanoTime()} of the last question whose answer is folded
     */
    record Progress(ConfigState state, boolean loaded, long completeAtNanos) {

        Progress with(ConfigState next) {
            return new Progress(next, loaded, completeAtNanos);
        }

        /** Nothing is known any more; what was proved is not proved again. */
        Progress anew() {
            return new Progress(ConfigState.EMPTY, false, completeAtNanos);
        }

        Progress completeAt(long nanos) {
            return new Progress(state, true, nanos);
        }
    }

    /**
     * @param fates told what became of each record, by the record's id
     * @param changes told each new state from the first complete one on
     * @param notices told what is passed over
     */
    ConfigLogReader(
            KafkaConnection connection,
            BiConsumer<String, Folded> fates,
            Consumer<ConfigChanged> changes,
            Consumer<List<SetAside>> notices) {
        this.notices = notices;
        this.connection = connection;
        this.fates = fates;
        this.changes = changes;
    }

    Progress progress() {
        return progress;
    }

    void start() {
        thread = Thread.ofPlatform().name("config-log").daemon().start(this::readUntilStopped);
    }

    void stop() {
        stopped.countDown();
        KafkaConsumer<?, ?> current = consumer;
        if (current != null) {
            current.wakeup();
        }
    }

    /** Whether somebody reads. */
    boolean alive() {
        Thread current = thread;
        return current != null && current.isAlive();
    }

    private void readUntilStopped() {
        while (goesOn()) {
            try (KafkaConsumer<String, byte[]> opened = open()) {
                consumer = opened;
                while (goesOn()) {
                    readOn(opened);
                }
            } catch (WakeupException e) {
                LOG.debug("the config log reader was asked to stop");
            } catch (RuntimeException e) {
                LOG.errorf(e, "the config log is read anew from its beginning");
                progress = progress.anew();
                pause();
            }
        }
    }

    private void readOn(KafkaConsumer<String, byte[]> opened) {
        try {
            List<SetAside> passedOver = new ArrayList<>();
            opened.poll(POLL).forEach(record -> read(record, passedOver));
            notices.accept(passedOver);
            failures = 0;
            if (System.nanoTime() - nextProofNanos >= 0) {
                proveComplete(opened);
            }
        } catch (WakeupException e) {
            throw e;
        } catch (KafkaException e) {
            LOG.warnf("the config log cannot be read, trying again: %s", e.getMessage());
            pause();
        }
    }

    /** What is no record of the log is passed over by every reader alike, so all still agree. */
    private void read(ConsumerRecord<String, byte[]> record, List<SetAside> passedOver) {
        switch (ConfigRecord.CONTRACT.read(record.key(), record.partition(), record.value())) {
            case Reading.Understood<ConfigRecord> understood -> fold(understood.message());
            case Reading.Refused<ConfigRecord> refused -> passedOver.add(new SetAside(record, refused.refusal()));
        }
    }

    private void fold(ConfigRecord read) {
        ConfigState before = progress.state();
        Folded fate = before.fold(read);
        if (fate instanceof Folded.Accepted accepted) {
            progress = progress.with(accepted.state());
            if (progress.loaded()) {
                tell(before, accepted.state());
            }
        }
        fates.accept(read.id(), fate);
    }

    private void proveComplete(KafkaConsumer<?, ?> opened) {
        long askedAt = System.nanoTime();
        long end = opened.endOffsets(List.of(PARTITION), ANSWER_TIMEOUT).getOrDefault(PARTITION, Long.MAX_VALUE);
        if (opened.position(PARTITION, ANSWER_TIMEOUT) < end) {
            return;
        }
        boolean first = !progress.loaded();
        progress = progress.completeAt(askedAt);
        nextProofNanos = askedAt + PROOF_INTERVAL.toNanos();
        if (first) {
            LOG.infof(
                    "config log read to its end: revision %d", progress.state().revision());
            tell(ConfigState.EMPTY, progress.state());
        }
    }

    /** An observer that fails must not stop the log from being read: it would close every gate without a reason. */
    private void tell(ConfigState before, ConfigState after) {
        try {
            changes.accept(new ConfigChanged(before, after));
        } catch (RuntimeException e) {
            LOG.errorf(e, "a reader of revision %d of the config log failed", after.revision());
        }
    }

    private KafkaConsumer<String, byte[]> open() {
        Map<String, Object> settings = connection.settings();
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        var opened = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        opened.assign(List.of(PARTITION));
        opened.seekToBeginning(List.of(PARTITION));
        return opened;
    }

    private boolean goesOn() {
        return stopped.getCount() > 0;
    }

    /** Over at once when it is asked to stop. */
    private void pause() {
        try {
            stopped.await(PAUSES.apply(++failures), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
