package io.isthmus.contracts.batches;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.isthmus.contracts.messages.Completeness;
import java.util.List;

/**
 * One bucket of the desired membership of a group. Bucket rules as for
 * {@link io.isthmus.contracts.changes.MembersObserved}.
 *
 * @param targetAnchor of the group
 * @param members target anchors of the members in this bucket; only members that should exist at the target
 * @param notKnownYet of how many members of the whole group it is not known yet who they are: while there are any, nobody is to
 *     be removed from the group. The first bucket tells; 0 in all others
 */
public record DesiredMembers(
        int version,
        String runId,
        String targetAnchor,
        int bucket,
        int bucketCount,
        List<String> members,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) int notKnownYet)
        implements BatchMessage {

    @JsonCreator
    public DesiredMembers {
        // the one that messages are read by
    }

    /** Of a group whose members are all known. */
    public DesiredMembers(
            int version, String runId, String targetAnchor, int bucket, int bucketCount, List<String> members) {
        this(version, runId, targetAnchor, bucket, bucketCount, members, 0);
    }

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
                .holds("notKnownYet", notKnownYet >= 0)
                .lists("members", members);
    }
}
