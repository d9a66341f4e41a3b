package io.isthmus.contracts.changes;

import io.isthmus.contracts.messages.Completeness;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One bucket of a membership: all members whose hash falls into it. A complete little state of its own.
 *
 * <p>When the number of buckets changes, all are sent anew; a bucket number at or above {@code bucketCount} says that
 * this bucket no longer exists, and carries no members.
 *
 * @param attribute name of the membership attribute, such as {@code member}
 * @param bucket number of this bucket, 0 ≤ bucket
 * @param bucketCount how many buckets the membership has now: a power of two, at least 1
 * @param members DNs as the directory wrote them, or, of {@code memberUid}, names that members have as {@code uid}; may be empty
 * @param elsewhere those of the members that are looked for in another source, by its name; absent where all are of this one
 */
public record MembersObserved(
        int version,
        String runId,
        String connector,
        String anchor,
        String attribute,
        int bucket,
        int bucketCount,
        List<String> members,
        @Nullable Map<String, List<String>> elsewhere)
        implements ChangeMessage {

    /** All members are of this source. */
    public MembersObserved(
            int version,
            String runId,
            String connector,
            String anchor,
            String attribute,
            int bucket,
            int bucketCount,
            List<String> members) {
        this(version, runId, connector, anchor, attribute, bucket, bucketCount, members, null);
    }

    @Override
    public String key() {
        return connector + "|" + anchor + "|" + attribute + "|" + bucket;
    }

    @Override
    public Completeness completeness() {
        Completeness all = Completeness.of()
                .has("runId", runId)
                .names("connector", connector)
                .names("anchor", anchor)
                .names("attribute", attribute)
                .holds("bucket", bucket >= 0)
                .holds("bucketCount", bucketCount >= 1)
                .lists("members", members);
        return elsewhere == null ? all : all.maps("elsewhere", elsewhere);
    }
}
