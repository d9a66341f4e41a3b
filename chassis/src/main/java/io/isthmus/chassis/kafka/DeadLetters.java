package io.isthmus.chassis.kafka;

import io.isthmus.chassis.deployment.DeploymentConfig;
import io.isthmus.chassis.operations.Operations;
import io.isthmus.contracts.Topics;
import io.isthmus.contracts.operations.Notice;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Takes messages that nobody can understand out of the stream, with the reason, so that the rest flows on. They stay
 * readable on {@code <topic>.dlq}, unchanged, and can be replayed from there.
 */
@ApplicationScoped
public class DeadLetters {

    private final BulkProducer producer;
    private final Operations operations;
    private final String deployment;
    private final String service;
    private final Clock clock = Clock.systemUTC();

    DeadLetters(
            BulkProducer producer,
            Operations operations,
            DeploymentConfig config,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.producer = producer;
        this.operations = operations;
        this.deployment = config.deployment();
        this.service = service;
    }

    /** Returns when the message is safe; throws {@link NotAcknowledged} when it is not, and it must be read again. */
    public void put(ConsumerRecord<String, byte[]> poison, String reason) {
        var letter = new ProducerRecord<>(Topics.deadLetters(poison.topic()), null, poison.key(), poison.value());
        letter.headers().add("reason", reason.getBytes(StandardCharsets.UTF_8));
        letter.headers().add("origin", origin(poison).getBytes(StandardCharsets.UTF_8));
        try {
            producer.send(letter).get();
        } catch (ExecutionException e) {
            throw new NotAcknowledged("the dead letter of " + origin(poison) + " was not acknowledged", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotAcknowledged("interrupted while putting " + origin(poison) + " aside", e);
        }
        operations.publish(notice(poison, reason));
    }

    private Notice notice(ConsumerRecord<String, byte[]> poison, String reason) {
        return new Notice(
                "poison-" + origin(poison),
                deployment,
                service,
                Notice.Severity.ERROR,
                "POISON_MESSAGE",
                "message " + origin(poison) + " with key " + poison.key() + " cannot be understood: " + reason,
                "It was put aside on " + Topics.deadLetters(poison.topic())
                        + ". Correct its cause, most often a service older than the message, then replay the topic for "
                        + service
                        + " (operations guide, \"Replay: a database is lost\"): every state in it is read again.",
                clock.instant());
    }

    private static String origin(ConsumerRecord<?, ?> poison) {
        return poison.topic() + "-" + poison.partition() + "@" + poison.offset();
    }
}
