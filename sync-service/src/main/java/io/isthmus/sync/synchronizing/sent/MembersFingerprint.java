package io.isthmus.sync.synchronizing.sent;

import io.isthmus.contracts.batches.DesiredMembers;
import io.isthmus.sync.content.ContentFingerprint;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Which buckets of desired members are equal. */
public final class MembersFingerprint {

    private MembersFingerprint() {}

    /** Equal for equal buckets, whichever run they are of. The same for a message that was sent and read again. */
    public static UUID of(DesiredMembers bucket) {
        List<String> content = new ArrayList<>(bucket.members() == null ? List.of() : bucket.members());
        if (bucket.notKnownYet() > 0) {
            content.add("not known yet: " + bucket.notKnownYet());
        }
        return ContentFingerprint.ofBucket(bucket.bucketCount(), content);
    }
}
