package io.isthmus.sync.synchronizing.outbound;

import io.isthmus.contracts.batches.DesiredMembers;
import io.isthmus.sync.synchronizing.sent.MembersFingerprint;
import java.util.List;
import java.util.UUID;

/**
 * A bucket as it was sent.
 *
 * @param large whether there are others of the same membership, so that its members are kept
 */
record SentBucket(UUID fingerprint, List<String> members, boolean large) {

    static SentBucket of(DesiredMembers bucket) {
        return new SentBucket(MembersFingerprint.of(bucket), bucket.members(), bucket.bucketCount() > 1);
    }
}
