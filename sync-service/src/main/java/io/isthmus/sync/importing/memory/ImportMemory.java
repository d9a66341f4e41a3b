package io.isthmus.sync.importing.memory;

import io.isthmus.sync.importing.memory.KnownObject.BucketKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What imports remember of the objects they sent, by connector and anchor. Each call is one transaction. */
public interface ImportMemory {

    /** The known ones among the anchors, with one query. */
    Map<String, KnownObject> known(String connector, Collection<String> anchors);

    /** Remembers objects as sent. @return the row number of each anchor */
    Map<String, Long> remember(String connector, List<Remembered> objects);

    /** Forgets objects that were sent as deleted. */
    void forget(String connector, Collection<String> anchors);

    /** How many objects are known. */
    long count(String connector);

    /** How many objects of each class are known. */
    Map<String, Long> countByClass(String connector);

    /** Known objects with their buckets in the order of their row numbers, at most {@code limit}, after the row {@code afterId}. */
    List<KnownObject> page(String connector, long afterId, int limit);

    /** Known objects at one of the DNs, or, where asked, below it; without their buckets. */
    List<KnownObject> at(String connector, String dn, boolean below);

    /** Known objects at these places, several at one of them where somebody was not seen to leave; without their buckets. */
    List<KnownObject> at(String connector, Collection<String> dns);

    /**
     * @param fingerprint absent where the object itself did not change, only buckets
     * @param changed buckets to set
     * @param gone buckets that no longer exist
     */
    record Remembered(
            String anchor,
            @Nullable String dn,
            @Nullable String objectClass,
            @Nullable UUID fingerprint,
            Map<BucketKey, UUID> changed,
            Set<BucketKey> gone) {}
}
