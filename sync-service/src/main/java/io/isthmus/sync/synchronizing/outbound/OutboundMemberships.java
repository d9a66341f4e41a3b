package io.isthmus.sync.synchronizing.outbound;

import io.isthmus.contracts.batches.DesiredMembers;
import io.isthmus.sync.importing.ContentFingerprint;
import io.isthmus.sync.importing.MembershipBuckets;
import io.isthmus.sync.synchronizing.outbound.OutboundPrepared.Group;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Memberships of groups, as buckets; those are sent that differ from what was sent last. One membership is in memory at a
 * time. For one batch and one thread.
 */
public final class OutboundMemberships {

    private static final int VERSION = 1;

    private final String runId;
    private final Map<UUID, Group> groups = new LinkedHashMap<>();
    private final Consumer<DesiredMembers> sending;
    private final Map<String, Map<Integer, UUID>> changed = new HashMap<>();
    private final Map<String, Set<Integer>> gone = new HashMap<>();

    OutboundMemberships(String runId, List<Group> groups, Consumer<DesiredMembers> sending) {
        this.runId = runId;
        this.sending = sending;
        groups.forEach(group -> this.groups.put(group.id(), group));
    }

    void sendFrom(OutboundStore store) {
        if (groups.isEmpty()) {
            return;
        }
        Set<UUID> empty = new HashSet<>(groups.keySet());
        store.members(groups.keySet(), (group, members) -> {
            empty.remove(group);
            send(Objects.requireNonNull(groups.get(group)), members);
        });
        groups.values().stream().filter(group -> empty.contains(group.id())).forEach(group -> send(group, List.of()));
    }

    /** Fingerprints of the buckets that were sent, by target anchor and number. */
    Map<String, Map<Integer, UUID>> changed() {
        return changed;
    }

    /** Numbers of buckets that were sent as gone, by target anchor. */
    Map<String, Set<Integer>> gone() {
        return gone;
    }

    private void send(Group group, List<String> members) {
        String anchor = group.targetAnchor();
        List<List<String>> buckets = MembershipBuckets.split(members, Function.identity());
        for (int number = 0; number < buckets.size(); number++) {
            UUID fingerprint = ContentFingerprint.ofBucket(buckets.size(), buckets.get(number));
            if (!fingerprint.equals(group.before().get(number))) {
                send(anchor, number, buckets.size(), buckets.get(number));
                changed.computeIfAbsent(anchor, key -> new HashMap<>()).put(number, fingerprint);
            }
        }
        for (int number : group.before().keySet()) {
            if (number >= buckets.size()) {
                send(anchor, number, buckets.size(), List.of());
                gone.computeIfAbsent(anchor, key -> new HashSet<>()).add(number);
            }
        }
    }

    private void send(String anchor, int bucket, int count, List<String> members) {
        sending.accept(new DesiredMembers(VERSION, runId, anchor, bucket, count, members));
    }
}
