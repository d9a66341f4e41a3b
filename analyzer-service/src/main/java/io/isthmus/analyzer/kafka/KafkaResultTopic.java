package io.isthmus.analyzer.kafka;

import io.isthmus.analyzer.analyzing.ResultTopic;
import io.isthmus.chassis.kafka.BulkProducer;
import io.isthmus.contracts.Topics;
import io.isthmus.contracts.analysis.AnalysisResult;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** {@code <deployment>.analysis.results}, keyed by the analysis' id. */
@ApplicationScoped
class KafkaResultTopic implements ResultTopic {

    private final BulkProducer producer;
    private final Topics topics;

    KafkaResultTopic(BulkProducer producer, Topics topics) {
        this.producer = producer;
        this.topics = topics;
    }

    @Override
    public void publish(List<AnalysisResult> results) {
        BulkProducer.Batch batch = producer.begin();
        results.forEach(result -> batch.send(topics.analysisResults(), result.id(), result));
        batch.awaitAcknowledged();
    }
}
