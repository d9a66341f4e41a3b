package io.isthmus.chassis.kafka;

import io.isthmus.chassis.configlog.AppendResult;
import io.isthmus.chassis.configlog.ConfigLogUnavailable;
import io.isthmus.chassis.configlog.ConfigState.Folded;
import io.isthmus.contracts.Topics;
import io.isthmus.contracts.config.ConfigRecord;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes to the config log and waits for the reader to come by with the record's fate. */
final class ConfigLogAppender {

    private final BulkProducer producer;
    private final Duration timeout;
    private final Map<String, CompletableFuture<Folded>> waiting = new ConcurrentHashMap<>();

    ConfigLogAppender(BulkProducer producer, Duration timeout) {
        this.producer = producer;
        this.timeout = timeout;
    }

    /** Called by the reader for every record it folds, whoever wrote it. */
    void folded(String recordId, Folded fate) {
        CompletableFuture<Folded> waiter = waiting.remove(recordId);
        if (waiter != null) {
            waiter.complete(fate);
        }
    }

    AppendResult append(ConfigRecord record) {
        CompletableFuture<Folded> fate = new CompletableFuture<>();
        waiting.put(record.id(), fate);
        try {
            producer.send(new ProducerRecord<>(Topics.CONFIG, 0, null, BulkProducer.bytes(record)))
                    .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return switch (fate.get(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                case Folded.Accepted accepted ->
                    new AppendResult.Accepted(accepted.state().revision());
                case Folded.Refused refused -> new AppendResult.Refused(refused.reason(), refused.currentRevision());
            };
        } catch (TimeoutException e) {
            throw unknownFate("no answer within " + timeout.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            throw unknownFate("the broker refused the record: " + cause.getMessage(), cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unknownFate("interrupted while waiting for the record", e);
        } finally {
            waiting.remove(record.id());
        }
    }

    private static ConfigLogUnavailable unknownFate(String reason, Throwable cause) {
        return new ConfigLogUnavailable(reason + "; the change may or may not be in the log", cause);
    }
}
