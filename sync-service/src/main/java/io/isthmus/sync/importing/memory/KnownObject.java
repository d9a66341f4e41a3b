package io.isthmus.sync.importing.memory;

import java.util.Map;
import java.util.UUID;

/**
 * What an import remembers of an object.
 *
 * @param id small number of the row, for marking it as seen
 * @param fingerprint of its content when last sent
 * @param buckets fingerprint of each bucket of its memberships when last sent
 */
public record KnownObject(
        long id, String anchor, String dn, String objectClass, UUID fingerprint, Map<BucketKey, UUID> buckets) {

    /** One bucket of one membership attribute. */
    public record BucketKey(String attribute, int bucket) {}
}
