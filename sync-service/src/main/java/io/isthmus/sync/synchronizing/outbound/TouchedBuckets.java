package io.isthmus.sync.synchronizing.outbound;

import io.isthmus.contracts.batches.DesiredMembers;
import io.isthmus.sync.content.MembershipBuckets;
import io.isthmus.sync.synchronizing.outbound.OutboundPrepared.Group;
import io.isthmus.sync.synchronizing.sent.MembersFingerprint;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Buckets of a large membership that somebody may have come to or left, made of what was sent: everybody else is there still. In doubt the
 * membership is read whole: what was sent is not known, or a bucket has outgrown its membership, or shrunk.
 *
 * @param count how many buckets the membership has
 * @param numbers of those that somebody may have come to or left
 */
record TouchedBuckets(Group group, Set<String> touched, int count, Set<Integer> numbers) {

    static TouchedBuckets of(Group group, Set<String> touched) {
        int count = group.before().size();
        Set<Integer> numbers = new TreeSet<>();
        touched.forEach(anchor -> numbers.add(MembershipBuckets.bucketOf(anchor, count)));
        return new TouchedBuckets(group, touched, count, numbers);
    }

    /**
     * @param sent members of these buckets as they were sent last
     * @param members those of the touched who are members now
     * @return by number; nothing where the membership is to be read whole
     */
    Optional<Map<Integer, List<String>>> now(Map<Integer, List<String>> sent, Set<String> members) {
        Map<Integer, List<String>> now = new TreeMap<>();
        for (int number : numbers) {
            List<String> before = sent.get(number);
            if (before == null || !wasSent(number, before)) {
                return Optional.empty();
            }
            List<String> after = after(number, before, members);
            if (!MembershipBuckets.fits(after.size())) {
                return Optional.empty();
            }
            now.put(number, after);
        }
        return Optional.of(now);
    }

    private boolean wasSent(int number, List<String> members) {
        DesiredMembers bucket =
                new DesiredMembers(OutboundMemberships.VERSION, "", group.targetAnchor(), number, count, members, 0);
        UUID sent = group.before().get(number);
        return MembersFingerprint.of(bucket).equals(sent);
    }

    private List<String> after(int number, List<String> before, Set<String> members) {
        Set<String> after = new LinkedHashSet<>(before);
        after.removeAll(touched);
        members.stream()
                .filter(anchor -> MembershipBuckets.bucketOf(anchor, count) == number)
                .sorted()
                .forEach(after::add);
        return List.copyOf(after);
    }
}
