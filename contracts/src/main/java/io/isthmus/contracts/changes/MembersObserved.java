package io.isthmus.contracts.changes;

import io.isthmus.contracts.messages.Completeness;
import java.util.List;

/**
 * One bucket of a membership: all members whose hash falls into it. A complete little state of its own.
 *
 * <p>When the number of buckets changes, all are sent anew; a bucket number at or above {@code bucketCount} says that
 * this bucket no longer exists, and carries no members.
 *
 * @param attribute name of the membership attribute, such as {@code member}
 * @param bucket number of this bucket, 0 ≤ bucket
 * @param bucketCount how many buckets the membership has now: a power of two, at least 1
 * @param members DNs as the directory wrote them; may be empty
 */
public record MembersObserved(
        int version,
        String runId,
        String connector,
        String anchor,
        String attribute,
        int bucket,
        int bucketCount,
        List<String> members)
        implements ChangeMessage {

    @Override
    public String key() {
        return connector + "|" + anchor + "|" + attribute + "|" + bucket;
    }

    @Override
    public Completeness completeness() {
        return Completeness.of()
                .has("runId", runId)
                .names("connector", connector)
                .names("anchor", anchor)
                .names("attribute", attribute)
                .holds("bucket", bucket >= 0)
                .holds("bucketCount", bucketCount >= 1)
                .lists("members", members);
    }
}
