package io.isthmus.sync.connectorspace;

import java.util.List;
import java.util.UUID;

/**
 * One bucket of a membership, as observed.
 *
 * @param owner the group: see {@link Identities#object}
 * @param gone whether the bucket no longer exists
 * @param members DNs as the directory wrote them
 */
public record MembershipBucket(
        UUID owner,
        String connector,
        String anchor,
        String attribute,
        int bucket,
        int bucketCount,
        List<String> members) {

    public boolean gone() {
        return bucket >= bucketCount;
    }
}
