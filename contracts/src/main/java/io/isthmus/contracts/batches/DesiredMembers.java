package io.isthmus.contracts.batches;

import io.isthmus.contracts.messages.Completeness;
import java.util.List;

/**
 * One bucket of the desired membership of a group. Bucket rules as for
 * {@link io.isthmus.contracts.changes.MembersObserved}.
 *
 * @param targetAnchor of the group
 * @param members target anchors of the members in this bucket; only members that should exist at the target
 */
public record DesiredMembers(
        int version, String runId, String targetAnchor, int bucket, int bucketCount, List<String> members)
        implements BatchMessage {

    @Override
    public String key() {
        return targetAnchor + "|" + bucket;
    }

    @Override
    public Completeness completeness() {
        return Completeness.of()
                .has("runId", runId)
                .names("targetAnchor", targetAnchor)
                .holds("bucket", bucket >= 0)
                .holds("bucketCount", bucketCount >= 1)
                .lists("members", members);
    }
}
