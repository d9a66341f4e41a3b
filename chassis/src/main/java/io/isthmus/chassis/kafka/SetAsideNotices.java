package io.isthmus.chassis.kafka;

import io.isthmus.chassis.deployment.DeploymentConfig;
import io.isthmus.chassis.operations.Operations;
import io.isthmus.contracts.Topics;
import io.isthmus.contracts.messages.Refusal;
import io.isthmus.contracts.operations.Notice;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Tells operators what was not taken in: one notice a topic and reason, with the latest record and how many there were, so
 * that ten thousand of a kind do not hide what else there is to see.
 */
@ApplicationScoped
class SetAsideNotices {

    private final Operations operations;
    private final String deployment;
    private final String service;
    private final Map<String, AtomicLong> counts = new ConcurrentHashMap<>();

    SetAsideNotices(
            Operations operations,
            DeploymentConfig config,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.operations = operations;
        this.deployment = config.deployment();
        this.service = service;
    }

    void putAside(List<SetAside> aside) {
        latest(aside).forEach((code, latest) -> {
            String topic = latest.record().topic();
            boolean tombstone = code == Refusal.Code.NO_VALUE;
            operations.publish(new Notice(
                    "poison-" + service + "-" + topic + "-" + code,
                    deployment,
                    service,
                    tombstone ? Notice.Severity.WARNING : Notice.Severity.ERROR,
                    tombstone ? "MESSAGE_PASSED_OVER" : "POISON_MESSAGE",
                    words(latest, counted(topic + code, number(aside, code))),
                    tombstone
                            ? "Nothing was changed by it. Find out who writes to " + topic + " beside Isthmus."
                            : remedy(topic),
                    Instant.now()));
        });
    }

    /** As of the moment the record was written: a log that is kept whole is read at every start. */
    void passedOver(List<SetAside> aside) {
        latest(aside)
                .forEach((code, latest) -> operations.publish(new Notice(
                        "passed-over-" + latest.record().topic() + "-" + code,
                        deployment,
                        service,
                        Notice.Severity.WARNING,
                        "MESSAGE_PASSED_OVER",
                        words(latest, counted(latest.record().topic() + code, number(aside, code))),
                        "All services pass over it alike. Find out who writes to "
                                + latest.record().topic() + " beside Isthmus.",
                        Instant.ofEpochMilli(Math.max(0, latest.record().timestamp())))));
    }

    private static Map<Refusal.Code, SetAside> latest(List<SetAside> aside) {
        return aside.stream().collect(Collectors.toMap(each -> each.refusal().code(), each -> each, (a, b) -> b));
    }

    private static long number(List<SetAside> aside, Refusal.Code code) {
        return aside.stream().filter(each -> each.refusal().code() == code).count();
    }

    private long counted(String kind, long more) {
        return counts.computeIfAbsent(kind, key -> new AtomicLong()).addAndGet(more);
    }

    private static String words(SetAside latest, long count) {
        String others = count == 1 ? "" : "; " + count + " of this kind since the service started";
        return "message " + latest.origin() + " is not taken in: "
                + latest.refusal().sentence() + others;
    }

    private String remedy(String topic) {
        return "It was put aside on " + Topics.deadLetters(topic)
                + ". Correct its cause, most often a service older than the message, then replay the topic for "
                + service
                + " (operations guide, \"Replay: a database is lost\"): every state in it is read again.";
    }
}
