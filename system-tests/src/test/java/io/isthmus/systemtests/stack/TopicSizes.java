package io.isthmus.systemtests.stack;

import io.isthmus.contracts.Topics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/**
 * How much the topics of a deployment hold.
 *
 * @param changes bytes of what sync-service has observed
 * @param batches bytes of what it has told export-service
 */
public record TopicSizes(long changes, long batches) {

    private static final int BROKER = 1;

    /** At this moment. */
    public static TopicSizes of(Deployment deployment) {
        var topics = new Topics(deployment.name());
        try (var admin = Admin.create(
                Map.of("bootstrap.servers", Infrastructure.shared().kafka().bootstrapServers()))) {
            return new TopicSizes(size(admin, topics.directoryChanges()), size(admin, topics.exportBatches()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the sizes of topics cannot be read", e);
        }
    }

    private static long size(Admin admin, String topic) throws ExecutionException, InterruptedException {
        return admin.describeLogDirs(List.of(BROKER)).allDescriptions().get().get(BROKER).values().stream()
                .flatMap(folder -> folder.replicaInfos().entrySet().stream())
                .filter(replica -> replica.getKey().topic().equals(topic))
                .mapToLong(replica -> replica.getValue().size())
                .sum();
    }

    public TopicSizes since(TopicSizes before) {
        return new TopicSizes(changes - before.changes, batches - before.batches);
    }
}
