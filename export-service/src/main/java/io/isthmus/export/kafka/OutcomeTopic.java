package io.isthmus.export.kafka;

import io.isthmus.chassis.kafka.BulkProducer;
import io.isthmus.chassis.kafka.NotAcknowledged;
import io.isthmus.contracts.Topics;
import io.isthmus.contracts.outcomes.ExportOutcome;
import io.isthmus.export.exporting.OutcomeLog;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/** Writes {@code <deployment>.export.outcomes}. */
@ApplicationScoped
class OutcomeTopic implements OutcomeLog {

    private static final Logger LOG = Logger.getLogger(OutcomeTopic.class);

    private final BulkProducer producer;
    private final String topic;

    OutcomeTopic(BulkProducer producer, Topics topics) {
        this.producer = producer;
        this.topic = topics.exportOutcomes();
    }

    @Override
    public void publish(List<ExportOutcome> outcomes) {
        BulkProducer.Batch batch = producer.begin();
        try {
            outcomes.forEach(outcome -> batch.send(topic, outcome.targetAnchor(), outcome));
            batch.awaitAcknowledged();
        } catch (NotAcknowledged | org.apache.kafka.common.KafkaException e) {
            LOG.warnf(
                    "%d outcomes are in the database but not on topic %s: %s", outcomes.size(), topic, e.getMessage());
        }
    }
}
