package io.isthmus.sync.service;

import io.isthmus.contracts.batches.DesiredMembers;
import io.isthmus.contracts.changes.ChangeMessage;
import io.isthmus.contracts.changes.MembersObserved;
import io.isthmus.contracts.changes.ObjectDeleted;
import io.isthmus.contracts.changes.ObjectObserved;
import io.isthmus.sync.synchronizing.sent.MembersFingerprint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A directory of some people and groups that changes at random: who is in which group (also in circles), who comes, goes and is
 * renamed, which groups are for the target and what becomes of the groups in them. It flattens its groups in the simplest way, so
 * that what was told of them can be compared.
 */
final class GroupHistory {

    private static final int PEOPLE = 5;
    private static final int GROUPS = 6;
    private static final List<String> NESTING = List.of("KEEP", "FLATTEN", "BOTH", "");

    private record Entry(
            String anchor, boolean group, String dn, String nesting, boolean hidden, Set<String> members) {}

    private final String connector;
    private final String prefix;
    private final Random random;
    private final Map<String, Entry> present = new TreeMap<>();
    private long clock;

    /** @param prefix of anchors and places, so that several may follow each other in one source */
    GroupHistory(String connector, String prefix, long seed) {
        this.connector = connector;
        this.prefix = prefix;
        this.random = new Random(seed);
    }

    /** Some changes, as a delta import tells of them. */
    List<ChangeMessage> next() {
        List<ChangeMessage> messages = new ArrayList<>();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            change(messages);
        }
        return messages;
    }

    private void change(List<ChangeMessage> messages) {
        boolean group = random.nextInt(4) > 0;
        String anchor = prefix + (group ? "-g" + random.nextInt(GROUPS) : "-p" + random.nextInt(PEOPLE));
        Entry before = present.get(anchor);
        if (before != null && random.nextInt(6) == 0) {
            present.remove(anchor);
            messages.add(new ObjectDeleted(
                    1, "run", connector, anchor, before.dn(), type(before), ObjectDeleted.Evidence.REPORTED, now()));
            return;
        }
        boolean renamed = before == null || random.nextInt(8) == 0;
        Entry now = new Entry(
                anchor,
                group,
                renamed ? freePlace(before) : before.dn(),
                before == null || random.nextInt(3) == 0
                        ? NESTING.get(random.nextInt(NESTING.size()))
                        : before.nesting(),
                before == null ? random.nextInt(4) == 0 : before.hidden() ^ random.nextInt(8) == 0,
                group ? members(before) : Set.of());
        present.put(anchor, now);
        messages.add(observed(now));
        if (group) {
            messages.add(new MembersObserved(1, "run", connector, anchor, "member", 0, 1, List.copyOf(now.members())));
        }
    }

    private Instant now() {
        return Instant.ofEpochSecond(++clock);
    }

    private static String type(Entry entry) {
        return entry.group() ? "group" : "person";
    }

    /** One of few, so that places change hands. */
    private String freePlace(Entry before) {
        Set<String> taken = new TreeSet<>();
        present.values().forEach(each -> taken.add(each.dn()));
        String dn = before == null ? place() : before.dn();
        while (taken.contains(dn)) {
            dn = place();
        }
        return dn;
    }

    private String place() {
        return "cn=n" + random.nextInt(2 * (PEOPLE + GROUPS)) + ",dc=" + prefix;
    }

    private Set<String> members(Entry before) {
        Set<String> members = before == null ? new TreeSet<>() : new TreeSet<>(before.members());
        for (int i = random.nextInt(4); i > 0; i--) {
            String member = place();
            if (!members.remove(member)) {
                members.add(member);
            }
        }
        return members;
    }

    private ObjectObserved observed(Entry entry) {
        Map<String, List<String>> attributes = new HashMap<>(Map.of("uid", List.of(entry.anchor())));
        if (!entry.nesting().isEmpty()) {
            attributes.put("nesting", List.of(entry.nesting()));
        }
        attributes.put("hidden", List.of(entry.hidden() ? "yes" : "no"));
        return new ObjectObserved(
                1, "run", connector, entry.anchor(), entry.dn(), type(entry), attributes, List.of(), now());
    }

    @Override
    public String toString() {
        return present.values().toString();
    }

    /** What should have been told of each group at the target: the fingerprint of its one bucket. */
    Map<String, UUID> expected() {
        Map<String, UUID> expected = new TreeMap<>();
        for (Entry entry : present.values()) {
            if (entry.group() && !entry.hidden()) {
                Set<String> members = new TreeSet<>();
                boolean below =
                        entry.nesting().equals("FLATTEN") || entry.nesting().equals("BOTH");
                collect(entry, entry, below, new TreeSet<>(), members);
                expected.put(
                        entry.anchor(),
                        MembersFingerprint.of(
                                new DesiredMembers(1, "run", entry.anchor(), 0, 1, List.copyOf(members), 0)));
            }
        }
        return expected;
    }

    private void collect(Entry root, Entry group, boolean below, Set<String> gone, Set<String> members) {
        if (!gone.add(group.anchor())) {
            return;
        }
        for (Entry member : present.values()) {
            if (group.members().contains(member.dn())) {
                boolean counts =
                        !member.group() || group == root && !root.nesting().equals("FLATTEN");
                if (counts && !member.hidden()) {
                    members.add(member.anchor());
                }
                if (below && member.group()) {
                    collect(root, member, true, gone, members);
                }
            }
        }
    }
}
