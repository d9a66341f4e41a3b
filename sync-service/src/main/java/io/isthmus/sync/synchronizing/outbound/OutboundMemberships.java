package io.isthmus.sync.synchronizing.outbound;

import io.isthmus.contracts.batches.DesiredMembers;
import io.isthmus.sync.content.MembershipBuckets;
import io.isthmus.sync.synchronizing.outbound.OutboundPrepared.Group;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Memberships of groups, as buckets; those are sent that differ from what was sent last. One membership is in memory at a
 * time, and of a large one, if it is known who may have come or left, only the buckets of these. For one batch and one thread.
 */
public final class OutboundMemberships {

    static final int VERSION = 1;

    private final String runId;
    private final Map<UUID, Group> groups = new LinkedHashMap<>();
    private final Map<UUID, Integer> notKnownYet;
    private final Consumer<DesiredMembers> sending;
    private final Map<String, Map<Integer, UUID>> changed = new HashMap<>();
    private final Map<String, Set<Integer>> gone = new HashMap<>();

    /** @param notKnownYet of how many members it is not known yet who they are, by group; nothing where all are known */
    OutboundMemberships(
            String runId, List<Group> groups, Map<UUID, Integer> notKnownYet, Consumer<DesiredMembers> sending) {
        this.runId = runId;
        this.notKnownYet = notKnownYet;
        this.sending = sending;
        groups.forEach(group -> this.groups.put(group.id(), group));
    }

    /** @param nested what is in those groups for which members of members count */
    void sendFrom(OutboundStore store, NestedGroups nested) {
        Set<UUID> direct = new LinkedHashSet<>();
        for (Group group : groups.values()) {
            if (group.nesting().reachesBelow()) {
                send(store, group, store.membersWithin(group.id(), group.choice(), nested));
            } else if (!sendTouched(group, store)) {
                direct.add(group.id());
            }
        }
        if (!direct.isEmpty()) {
            sendDirect(store, direct);
        }
    }

    /** @return whether no other members need to be looked at */
    private boolean sendTouched(Group group, OutboundStore store) {
        if (group.touched().isEmpty() || notKnownYet.containsKey(group.id())) {
            return false;
        }
        TouchedBuckets buckets = TouchedBuckets.of(group, group.touched().get());
        if (buckets.numbers().isEmpty()) {
            return true;
        }
        Optional<Map<Integer, List<String>>> now = buckets.now(
                store.sentMembers(group.targetAnchor(), buckets.numbers()),
                store.membersAmong(group.id(), buckets.touched()));
        now.ifPresent(each -> send(
                store,
                group,
                each.entrySet().stream()
                        .map(bucket ->
                                bucket(group.targetAnchor(), bucket.getKey(), buckets.count(), bucket.getValue(), 0))));
        return now.isPresent();
    }

    private void sendDirect(OutboundStore store, Set<UUID> direct) {
        Set<UUID> empty = new LinkedHashSet<>(direct);
        store.members(direct, (group, members) -> {
            empty.remove(group);
            send(store, Objects.requireNonNull(groups.get(group)), members);
        });
        empty.forEach(group -> send(store, Objects.requireNonNull(groups.get(group)), List.of()));
    }

    /** Fingerprints of the buckets that were sent, by target anchor and number. */
    Map<String, Map<Integer, UUID>> changed() {
        return changed;
    }

    /** Numbers of buckets that were sent as gone, by target anchor. */
    Map<String, Set<Integer>> gone() {
        return gone;
    }

    private void send(OutboundStore store, Group group, List<String> members) {
        String anchor = group.targetAnchor();
        List<List<String>> buckets =
                MembershipBuckets.split(members, group.before().size(), Function.identity());
        int unknown = notKnownYet.getOrDefault(group.id(), 0);
        send(
                store,
                group,
                IntStream.range(0, buckets.size())
                        .mapToObj(number -> bucket(
                                anchor, number, buckets.size(), buckets.get(number), number == 0 ? unknown : 0)));
        for (int number : group.before().keySet()) {
            if (number >= buckets.size()) {
                sending.accept(bucket(anchor, number, buckets.size(), List.of(), 0));
                gone.computeIfAbsent(anchor, key -> new HashSet<>()).add(number);
            }
        }
    }

    private void send(OutboundStore store, Group group, Stream<DesiredMembers> buckets) {
        Map<Integer, SentBucket> kept = new HashMap<>();
        buckets.forEach(bucket -> {
            SentBucket sent = SentBucket.of(bucket);
            boolean another = !sent.fingerprint().equals(group.before().get(bucket.bucket()));
            if (another) {
                sending.accept(bucket);
                changed.computeIfAbsent(bucket.targetAnchor(), key -> new HashMap<>())
                        .put(bucket.bucket(), sent.fingerprint());
            }
            if (sent.large() && (another || !group.sentIsKnown())) {
                kept.put(bucket.bucket(), sent);
            }
        });
        if (!kept.isEmpty()) {
            store.keepMembers(group.targetAnchor(), kept);
        }
    }

    private DesiredMembers bucket(String anchor, int number, int count, List<String> members, int unknown) {
        return new DesiredMembers(VERSION, runId, anchor, number, count, members, unknown);
    }
}
