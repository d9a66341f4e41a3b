package io.isthmus.sync.importing;

import io.isthmus.directories.names.DistinguishedName;
import io.isthmus.sync.content.MembershipBuckets;
import io.isthmus.sync.importing.memory.KnownObject;
import io.isthmus.sync.importing.memory.KnownObject.BucketKey;
import io.isthmus.sync.source.SourceItem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The membership of a large group of which some members have come and left: only the buckets that hold them are looked at. Whatever is
 * not certain comes to nothing, and the group is read whole. Pure.
 */
final class LargeMembership {

    /** By coming alone a bucket must not outgrow a message. */
    private static final int MOST_IN_A_BUCKET = 2 * MembershipBuckets.TARGET_SIZE;

    private final String attribute;
    private final Map<Integer, UUID> fingerprints = new TreeMap<>();

    private LargeMembership(KnownObject group, String attribute) {
        this.attribute = attribute;
        group.buckets().forEach((key, fingerprint) -> {
            if (key.attribute().equals(attribute)) {
                fingerprints.put(key.bucket(), fingerprint);
            }
        });
    }

    /** Nothing for one that is small, and read with a single request. */
    static Optional<LargeMembership> of(KnownObject group, String attribute) {
        LargeMembership membership = new LargeMembership(group, attribute);
        return membership.count() > 1 && membership.isWhole() ? Optional.of(membership) : Optional.empty();
    }

    private boolean isWhole() {
        return Integer.bitCount(count()) == 1 && fingerprints.containsKey(count() - 1);
    }

    /** How many buckets it has. */
    int count() {
        return fingerprints.size();
    }

    /**
     * Members of the buckets that hold those who came and left, after that.
     *
     * @param taken what is known of a bucket's members
     * @param asSent whether these are the members of a bucket that has this fingerprint
     */
    Optional<Map<BucketKey, List<String>>> after(
            SourceItem.MembersChanged changed,
            Function<BucketKey, List<String>> taken,
            BiPredicate<List<String>, UUID> asSent) {
        Set<Integer> touched = new TreeSet<>();
        Stream.concat(changed.came().stream(), changed.left().stream()).forEach(name -> touched.add(bucketOf(name)));
        Map<BucketKey, List<String>> buckets = new LinkedHashMap<>();
        for (int number : touched) {
            BucketKey key = new BucketKey(attribute, number);
            List<String> before = taken.apply(key);
            if (!asSent.test(before, fingerprints.get(number))) {
                return Optional.empty(); // what was sent has not arrived yet
            }
            Optional<List<String>> after = after(number, changed, before);
            if (after.isEmpty()) {
                return Optional.empty();
            }
            buckets.put(key, after.get());
        }
        return Optional.of(buckets);
    }

    /** Who left and is not there was there under another name, which nothing tells. */
    private Optional<List<String>> after(int number, SourceItem.MembersChanged changed, List<String> before) {
        Map<String, String> members = new LinkedHashMap<>();
        before.forEach(name -> members.put(DistinguishedName.normalize(name), name));
        for (String name : changed.left()) {
            if (bucketOf(name) == number && members.remove(DistinguishedName.normalize(name)) == null) {
                return Optional.empty();
            }
        }
        changed.came().stream()
                .filter(name -> bucketOf(name) == number)
                .forEach(name -> members.put(DistinguishedName.normalize(name), name));
        return members.size() > MOST_IN_A_BUCKET ? Optional.empty() : Optional.of(List.copyOf(members.values()));
    }

    private int bucketOf(String name) {
        return MembershipBuckets.bucketOf(DistinguishedName.normalize(name), count());
    }
}
