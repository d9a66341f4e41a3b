package io.isthmus.sync.groupfilter;

import io.isthmus.contracts.changes.ChangeMessage;
import io.isthmus.contracts.changes.ImportMarker;
import io.isthmus.contracts.changes.MembersObserved;
import io.isthmus.contracts.changes.ObjectDeleted;
import io.isthmus.contracts.changes.ObjectDeleted.Evidence;
import io.isthmus.contracts.changes.ObjectObserved;
import io.isthmus.contracts.settings.GroupFilter;
import io.isthmus.sync.connectorspace.Arrivals;
import io.isthmus.sync.connectorspace.Identities;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A small directory of people and groups, which name members by DN and by uid: {@code g0} is the one that the source is filtered by. */
final class MemberGraph {

    static final String SOURCE = "ad";

    private static final List<String> PEOPLE = List.of("p0", "p1", "p2", "p3", "p4", "p5");
    private static final List<String> GROUPS = List.of("g0", "g1", "g2", "g3");

    /** What arrives as one message. */
    record Arrival(ChangeMessage message) {}

    private final Random random;
    private final Map<String, String> names = new TreeMap<>();
    private final Map<String, Set<String>> members = new TreeMap<>();
    private final Map<String, String> uids = new TreeMap<>();
    private final Map<String, Set<String>> memberUids = new TreeMap<>();
    private final Set<String> present = new TreeSet<>();
    private long time;

    MemberGraph(Random random) {
        this.random = random;
        everybody().forEach(each -> names.put(each, "CN=" + each + ",DC=example"));
        present.addAll(everybody().toList());
        PEOPLE.forEach(each -> uids.put(each, each));
        GROUPS.forEach(group -> {
            members.put(group, some());
            memberUids.put(group, someUids());
        });
    }

    static Arrivals arrivals(List<Arrival> some) {
        return Arrivals.of(some.stream().map(Arrival::message).toList());
    }

    private static Stream<String> everybody() {
        return Stream.concat(PEOPLE.stream(), GROUPS.stream());
    }

    private Set<String> some() {
        return everybody().filter(each -> random.nextInt(4) == 0).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Names that groups have members by; one of them is nobody's. */
    private Set<String> someUids() {
        return Stream.concat(PEOPLE.stream(), Stream.of("nobody"))
                .filter(each -> random.nextInt(6) == 0)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    String name(String anchor) {
        return names.get(anchor);
    }

    List<Arrival> everything() {
        List<Arrival> all = new ArrayList<>();
        everybody().forEach(each -> all.add(observed(each)));
        GROUPS.forEach(group -> all.addAll(memberships(group)));
        return all;
    }

    /** One change of the directory, and all that it makes different. */
    List<Arrival> change() {
        String anybody = everybody().toList().get(random.nextInt(PEOPLE.size() + GROUPS.size()));
        return switch (random.nextInt(7)) {
            case 0 -> present.contains(anybody) ? deleted(anybody) : created(anybody);
            case 1 -> present.contains(anybody) ? renamed(anybody) : created(anybody);
            case 2 -> List.of();
            case 3 -> otherUid(PEOPLE.get(random.nextInt(PEOPLE.size())));
            default -> {
                String group = GROUPS.get(random.nextInt(GROUPS.size()));
                if (!present.contains(group)) {
                    yield created(group);
                }
                members.put(group, some());
                memberUids.put(group, someUids());
                yield memberships(group);
            }
        };
    }

    /** Often one that somebody else has. */
    private List<Arrival> otherUid(String who) {
        uids.put(who, PEOPLE.get(random.nextInt(PEOPLE.size())));
        return present.contains(who) ? List.of(observed(who)) : List.of();
    }

    /** The links of a directory follow whom they name, and end with him. */
    private List<Arrival> renamed(String who) {
        names.put(who, "CN=" + who + "-" + ++time + ",DC=example");
        List<Arrival> all = new ArrayList<>(List.of(observed(who)));
        all.addAll(groupsOf(who));
        return all;
    }

    private List<Arrival> deleted(String who) {
        present.remove(who);
        List<Arrival> all = new ArrayList<>(List.of(new Arrival(new ObjectDeleted(
                1, "run", SOURCE, who, name(who), type(who), Evidence.REPORTED, Instant.ofEpochSecond(++time)))));
        List<String> naming = GROUPS.stream()
                .filter(group -> members.get(group).contains(who))
                .toList();
        members.values().forEach(each -> each.remove(who));
        naming.stream().filter(present::contains).forEach(group -> all.addAll(memberships(group)));
        if (GROUPS.contains(who)) {
            members.put(who, new TreeSet<>());
            memberUids.put(who, new TreeSet<>());
            all.addAll(memberships(who));
        }
        return all;
    }

    private List<Arrival> created(String who) {
        present.add(who);
        return GROUPS.contains(who)
                ? Stream.concat(Stream.of(observed(who)), memberships(who).stream())
                        .toList()
                : List.of(observed(who));
    }

    private List<Arrival> groupsOf(String who) {
        return GROUPS.stream()
                .filter(group -> members.get(group).contains(who) && present.contains(group))
                .flatMap(group -> memberships(group).stream())
                .toList();
    }

    private Arrival observed(String who) {
        Map<String, List<String>> attributes = uids.containsKey(who) ? Map.of("uid", List.of(uids.get(who))) : Map.of();
        return new Arrival(new ObjectObserved(
                1, "run", SOURCE, who, name(who), type(who), attributes, List.of(), Instant.ofEpochSecond(++time)));
    }

    private List<Arrival> memberships(String group) {
        return List.of(
                membership(
                        group,
                        "member",
                        members.get(group).stream().map(this::name).toList()),
                membership(group, "memberUid", List.copyOf(memberUids.get(group))));
    }

    private static Arrival membership(String group, String attribute, List<String> named) {
        return new Arrival(new MembersObserved(1, "run", SOURCE, group, attribute, 0, named.isEmpty() ? 0 : 1, named));
    }

    /** The next import has found nobody by the names that nobody has, either. */
    static Arrivals endOfAnImport() {
        return Arrivals.of(List.of(new ImportMarker(1, "another run", SOURCE, 0, 1, true, Map.of(), Instant.EPOCH)));
    }

    private static String type(String who) {
        return GROUPS.contains(who) ? "group" : "user";
    }

    /** Who should be in, after whoever was. */
    Set<String> in(GroupFilter filter, Set<String> before) {
        if (!present.contains("g0")) {
            return before;
        }
        Set<String> counted = filter.nested() ? nested() : Set.of("g0");
        Set<String> closure = new TreeSet<>();
        counted.forEach(
                group -> members.get(group).stream().filter(present::contains).forEach(closure::add));
        boolean ambiguous = false;
        for (String uid : counted.stream()
                .flatMap(group -> memberUids.get(group).stream())
                .toList()) {
            List<String> holders = holders(uid);
            ambiguous |= holders.size() > 1;
            closure.addAll(holders.size() == 1 ? holders : List.of());
        }
        boolean anyMember = closure.stream().anyMatch(each -> !counted.contains(each));
        boolean anyoneIn = before.stream().anyMatch(each -> present.contains(each) && !counted.contains(each));
        if (!anyMember && anyoneIn || ambiguous) {
            closure.addAll(before);
        }
        return closure;
    }

    private List<String> holders(String uid) {
        return PEOPLE.stream()
                .filter(each -> present.contains(each) && uids.get(each).equals(uid))
                .toList();
    }

    private Set<String> nested() {
        Set<String> reached = new HashSet<>();
        List<String> next = new ArrayList<>(List.of("g0"));
        while (!next.isEmpty()) {
            String group = next.removeLast();
            if (reached.add(group)) {
                members.get(group).stream()
                        .filter(GROUPS::contains)
                        .filter(present::contains)
                        .filter(each -> !members.get(each).isEmpty()
                                || !memberUids.get(each).isEmpty())
                        .forEach(next::add);
            }
        }
        return reached;
    }

    Set<String> withGroups(Set<String> some) {
        return Stream.concat(some.stream(), GROUPS.stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Of those of them who are there. */
    Set<UUID> ids(Set<String> some) {
        return some.stream()
                .filter(present::contains)
                .map(each -> Identities.object(SOURCE, each))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
