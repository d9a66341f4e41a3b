package io.isthmus.sync.synchronizing.outbound;

import io.isthmus.contracts.changes.ChangeMessage;
import io.isthmus.contracts.changes.ImportMarker;
import io.isthmus.contracts.changes.MembersObserved;
import io.isthmus.contracts.changes.ObjectDeleted;
import io.isthmus.contracts.changes.ObjectObserved;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A directory that changes at random, of people whom groups name by {@code uid} and who name a primary group, and of groups in groups. It
 * finds members in the simplest way.
 */
final class NamedMembersDirectory {

    private static final int PEOPLE = 6;
    private static final int GROUPS = 5;
    private static final List<String> NESTING = List.of("KEEP", "FLATTEN", "BOTH");

    private record Entry(
            String anchor,
            String objectClass,
            String uid,
            int own,
            boolean hidden,
            boolean filtered,
            String nesting,
            boolean primary,
            Set<String> members) {

        boolean group() {
            return !objectClass.equals("person");
        }
    }

    /** @param notKnown how many members it is not known of who they are */
    record Told(Set<String> members, int notKnown) {}

    private final String connector;
    private final Random random;
    private final Map<String, Entry> present = new TreeMap<>();
    private final Set<String> awaited = new HashSet<>();
    private long clock;

    NamedMembersDirectory(String connector, long seed) {
        this.connector = connector;
        this.random = new Random(seed);
    }

    /** Some changes, as a delta import tells of them. */
    List<ChangeMessage> next() {
        List<ChangeMessage> messages = new ArrayList<>();
        Map<String, Entry> before = new HashMap<>(present);
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            change(messages);
        }
        awaited.clear();
        present.values().stream()
                .filter(group -> group.objectClass().equals("posixGroup"))
                .forEach(group -> {
                    Entry former = before.get(group.anchor());
                    group.members().stream()
                            .filter(name -> former == null || !former.members().contains(name))
                            .filter(name -> having(name).isEmpty())
                            .forEach(name -> awaited.add(group.anchor() + name));
                });
        messages.add(new ImportMarker(1, "run" + ++clock, connector, 0, 1, true, Map.of(), now()));
        return messages;
    }

    private void change(List<ChangeMessage> messages) {
        int which = random.nextInt(PEOPLE + GROUPS);
        String anchor = connector + (which < PEOPLE ? "p" + which : "g" + (which - PEOPLE));
        String objectClass = which < PEOPLE ? "person" : which % 2 == 0 ? "posixGroup" : "group";
        Entry before = present.get(anchor);
        if (before != null && random.nextInt(6) == 0) {
            present.remove(anchor);
            messages.add(new ObjectDeleted(
                    1, run(), connector, anchor, dn(anchor), objectClass, ObjectDeleted.Evidence.REPORTED, now()));
            if (before.group()) {
                messages.add(members(anchor, objectClass, Set.of()));
            }
            return;
        }
        Entry now = new Entry(
                anchor,
                objectClass,
                before == null || random.nextInt(3) == 0 ? "u" + random.nextInt(PEOPLE) : before.uid(),
                before == null || random.nextInt(3) == 0 ? random.nextInt(GROUPS + 1) : before.own(),
                random.nextInt(5) == 0,
                which < PEOPLE && random.nextInt(6) == 0,
                before == null || random.nextInt(4) == 0 ? NESTING.get(random.nextInt(3)) : before.nesting(),
                before == null || random.nextInt(4) == 0 ? random.nextBoolean() : before.primary(),
                which < PEOPLE ? Set.of() : members(before, objectClass));
        present.put(anchor, now);
        messages.add(observed(now));
        if (now.group()) {
            messages.add(members(anchor, objectClass, now.members()));
        }
    }

    private Set<String> members(Entry before, String objectClass) {
        Set<String> members = before == null ? new TreeSet<>() : new TreeSet<>(before.members());
        for (int i = random.nextInt(4); i > 0; i--) {
            String member = objectClass.equals("posixGroup")
                    ? "u" + random.nextInt(PEOPLE)
                    : dn(connector + (random.nextBoolean() ? "p" : "g") + random.nextInt(PEOPLE));
            if (!members.remove(member)) {
                members.add(member);
            }
        }
        return members;
    }

    private MembersObserved members(String anchor, String objectClass, Set<String> members) {
        String attribute = objectClass.equals("posixGroup") ? "memberUid" : "member";
        return new MembersObserved(1, run(), connector, anchor, attribute, 0, 1, List.copyOf(members));
    }

    private ObjectObserved observed(Entry entry) {
        Map<String, List<String>> attributes = new HashMap<>(Map.of(
                "id", List.of(entry.anchor()),
                "hidden", List.of(entry.hidden() ? "yes" : "no"),
                "filtered", List.of(entry.filtered() ? "yes" : "no")));
        if (entry.group()) {
            attributes.put("nesting", List.of(entry.nesting()));
            attributes.put("primary", List.of(entry.primary() ? "INCLUDE" : "LEAVE_OUT"));
            attributes.put("objectSid", List.of(sid(number(entry.anchor()))));
        } else {
            attributes.put("uid", List.of(entry.uid()));
            attributes.put("objectSid", List.of(sid(2_000 + number(entry.anchor()))));
            attributes.put("primaryGroupID", List.of("" + entry.own()));
        }
        return new ObjectObserved(
                1,
                run(),
                connector,
                entry.anchor(),
                dn(entry.anchor()),
                entry.objectClass(),
                attributes,
                List.of("objectSid"),
                now());
    }

    private static int number(String anchor) {
        return anchor.charAt(anchor.length() - 1) - '0';
    }

    /** The domain is that of the source. */
    private String sid(int number) {
        ByteBuffer bytes = ByteBuffer.allocate(8 + 5 * Integer.BYTES).put(new byte[] {1, 5, 0, 0, 0, 0, 0, 5});
        bytes.order(ByteOrder.LITTLE_ENDIAN)
                .putInt(21)
                .putInt(1)
                .putInt(2)
                .putInt(connector.hashCode())
                .putInt(number);
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    private String run() {
        return "run" + (clock + 1);
    }

    private static Instant now() {
        return Instant.EPOCH;
    }

    private static String dn(String anchor) {
        return "cn=" + anchor + ",dc=harbor,dc=example";
    }

    private List<Entry> having(String uid) {
        return present.values().stream()
                .filter(entry -> !entry.group() && entry.uid().equals(uid))
                .toList();
    }

    private List<Entry> meant(String uid) {
        return having(uid).stream().filter(entry -> !entry.filtered()).toList();
    }

    /** What should have been told of each group at the target. */
    Map<String, Told> expected() {
        Map<String, Told> expected = new TreeMap<>();
        present.values().stream()
                .filter(entry -> entry.group() && !entry.hidden())
                .forEach(group -> {
                    Set<String> members = new TreeSet<>();
                    int[] notKnown = {0};
                    collect(group, group, new HashSet<>(), members, notKnown);
                    expected.put(group.anchor(), new Told(members, notKnown[0]));
                });
        return expected;
    }

    private void collect(Entry root, Entry group, Set<String> gone, Set<String> members, int[] notKnown) {
        if (!gone.add(group.anchor())) {
            return;
        }
        for (Entry other : present.values()) {
            boolean named = group.objectClass().equals("posixGroup")
                    ? !other.group()
                            && group.members().contains(other.uid())
                            && meant(other.uid()).size() == 1
                    : group.members().contains(dn(other.anchor()));
            boolean own = !other.group() && group.primary() && other.own() == number(group.anchor());
            boolean counts = !other.group() || group == root && !root.nesting().equals("FLATTEN");
            if ((named || own) && counts && !other.hidden() && !other.filtered()) {
                members.add(other.anchor());
            }
            if (named && other.group() && !root.nesting().equals("KEEP")) {
                collect(root, other, gone, members, notKnown);
            }
        }
        if (group.objectClass().equals("posixGroup")) {
            notKnown[0] += (int) group.members().stream()
                    .filter(uid ->
                            meant(uid).size() > 1 || having(uid).isEmpty() && awaited.contains(group.anchor() + uid))
                    .count();
        }
    }

    @Override
    public String toString() {
        return present.values().toString();
    }
}
