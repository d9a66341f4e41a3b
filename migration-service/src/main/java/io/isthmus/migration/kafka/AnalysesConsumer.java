package io.isthmus.migration.kafka;

import io.isthmus.chassis.kafka.DeadLetters;
import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.migration.overview.PublishedAnalyses;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads what analyzer-service publishes. */
@ApplicationScoped
class AnalysesConsumer {

    private final PublishedAnalyses analyses;
    private final DeadLetters deadLetters;

    AnalysesConsumer(PublishedAnalyses analyses, DeadLetters deadLetters) {
        this.analyses = analyses;
        this.deadLetters = deadLetters;
    }

    @Incoming("analyses")
    @Blocking
    void take(ConsumerRecords<String, byte[]> batch) {
        ByPartition.each(batch, AnalysisResult.class, deadLetters::put, analyses::take);
    }
}
