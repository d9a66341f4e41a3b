package io.isthmus.chassis.kafka;

import io.isthmus.chassis.deployment.DeploymentConfig.TopicsConfig;
import io.isthmus.contracts.Topics;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;

/** Which topics a deployment needs, with their partitions and retention. */
record TopicPlan(Topics topics, TopicsConfig config) {

    private static final String FOREVER = "-1";

    List<NewTopic> all() {
        return List.of(
                new NewTopic(Topics.CONFIG, 1, config.replicationFactor())
                        .configs(Map.of(
                                "cleanup.policy", "delete", "retention.ms", FOREVER, "retention.bytes", FOREVER)),
                compacted(topics.directoryChanges()),
                compacted(topics.analysisResults()),
                compacted(topics.exportBatches()),
                timed(topics.exportOutcomes()),
                timed(topics.operations()),
                timed(Topics.deadLetters(topics.directoryChanges())),
                timed(Topics.deadLetters(topics.analysisResults())),
                timed(Topics.deadLetters(topics.exportBatches())),
                timed(Topics.deadLetters(topics.operations())));
    }

    private NewTopic compacted(String name) {
        return new NewTopic(name, config.partitions(), config.replicationFactor())
                .configs(Map.of(
                        "cleanup.policy",
                        "compact",
                        "min.compaction.lag.ms",
                        String.valueOf(config.compactionLag().toMillis())));
    }

    private NewTopic timed(String name) {
        return new NewTopic(name, config.partitions(), config.replicationFactor())
                .configs(Map.of(
                        "cleanup.policy",
                        "delete",
                        "retention.ms",
                        String.valueOf(config.retention().toMillis())));
    }
}
