package io.isthmus.sync.synchronizing.outbound;

import io.isthmus.contracts.batches.DesiredMembers;
import io.isthmus.sync.importing.MembershipBuckets;
import io.isthmus.sync.synchronizing.outbound.OutboundPrepared.Group;
import io.isthmus.sync.synchronizing.sent.MembersFingerprint;
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
            int unknown = number == 0 ? notKnownYet.getOrDefault(group.id(), 0) : 0;
            DesiredMembers bucket = bucket(anchor, number, buckets.size(), buckets.get(number), unknown);
            UUID fingerprint = MembersFingerprint.of(bucket);
            if (!fingerprint.equals(group.before().get(number))) {
                sending.accept(bucket);
                changed.computeIfAbsent(anchor, key -> new HashMap<>()).put(number, fingerprint);
            }
        }
        for (int number : group.before().keySet()) {
            if (number >= buckets.size()) {
                sending.accept(bucket(anchor, number, buckets.size(), List.of(), 0));
                gone.computeIfAbsent(anchor, key -> new HashSet<>()).add(number);
            }
        }
    }

    private DesiredMembers bucket(String anchor, int number, int count, List<String> members, int unknown) {
        return new DesiredMembers(VERSION, runId, anchor, number, count, members, unknown);
    }
}
