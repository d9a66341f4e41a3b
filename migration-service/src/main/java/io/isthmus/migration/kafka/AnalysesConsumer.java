package io.isthmus.migration.kafka;

import io.isthmus.chassis.kafka.Intake;
import io.isthmus.chassis.kafka.MessageReader;
import io.isthmus.contracts.Topics;
import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.migration.overview.PublishedAnalyses;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads what analyzer-service publishes. */
@ApplicationScoped
class AnalysesConsumer {

    private final MessageReader reader;
    private final Intake<AnalysisResult> intake;

    AnalysesConsumer(MessageReader reader, PublishedAnalyses analyses, Topics topics) {
        this.reader = reader;
        this.intake = new ByPartition<>(topics.analysisResults(), analyses::take);
    }

    @Incoming("analyses")
    @Blocking
    void take(ConsumerRecords<String, byte[]> batch) {
        reader.take(batch, AnalysisResult.CONTRACT, intake);
    }
}
