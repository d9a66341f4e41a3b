package io.isthmus.sync.synchronizing.outbound;

import io.isthmus.contracts.changes.ChangeMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** A directory whose people come, go, move, change their names, and join and leave one group, {@code crew}, by DN or by uid. */
final class StaffHistory {

    private static final String GROUP = "crew";
    private static final int BUCKETS = 2;

    private final String attribute;

    /** DNs of whoever is there, by anchor. */
    private final Map<String, String> people = new TreeMap<>();

    private final Map<String, String> uids = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final Set<String> alsoInHr = new HashSet<>();
    private final Set<String> members = new TreeSet<>();
    private boolean groupShown = true;
    private int next;

    StaffHistory(int size, String attribute) {
        this.attribute = attribute;
        IntStream.range(0, size).forEach(number -> {
            String who = hire();
            if (number >= 10) {
                members.add(name(who));
            }
        });
    }

    /** By which a group names somebody. */
    private String name(String who) {
        return Objects.requireNonNull((attribute.equals(Staff.MEMBER_UID) ? uids : people).get(who));
    }

    private String hire() {
        String who = "p" + next++;
        people.put(who, "cn=" + who + ",ou=staff");
        uids.put(who, who);
        names.put(who, "Captain");
        return who;
    }

    List<ChangeMessage> everything() {
        List<ChangeMessage> all = new ArrayList<>();
        people.keySet().forEach(who -> all.add(person(who)));
        all.add(group());
        all.addAll(membership());
        return all;
    }

    List<ChangeMessage> everybodyShown() {
        groupShown = true;
        return List.of(group());
    }

    private ChangeMessage person(String who) {
        return Staff.observed(Staff.SOURCE, who, people.get(who), uids.get(who), who, names.get(who));
    }

    private ChangeMessage group() {
        return Staff.observed(Staff.SOURCE, GROUP, "cn=crew,ou=groups", GROUP, null, groupShown ? "Crew" : "hidden");
    }

    private List<ChangeMessage> membership() {
        return Staff.buckets(GROUP, attribute, BUCKETS, members);
    }

    String somebodyOutside() {
        return people.keySet().stream()
                .filter(who -> !members.contains(name(who)) && names.get(who).equals("Captain"))
                .findFirst()
                .orElseThrow();
    }

    List<ChangeMessage> joins(String who) {
        members.add(name(who));
        return membership();
    }

    List<ChangeMessage> change(Random random, List<String> history) {
        List<String> all = List.copyOf(people.keySet());
        String who = all.get(random.nextInt(all.size()));
        int what = random.nextInt(15);
        history.add(what + " " + who);
        return switch (what) {
            case 0, 1 -> joins(who);
            case 2, 3 -> leaves(who);
            case 4 -> newcomer(random);
            case 5 -> departs(who, random.nextBoolean());
            case 6 -> renamed(who, random.nextBoolean());
            case 7 -> named(who, "hidden");
            case 8 -> named(who, "guest");
            case 9 -> named(who, "Captain");
            case 10 -> calledOtherwise(who, attribute.equals(Staff.MEMBER_UID) ? somebody(random) : who, random);
            case 11 -> {
                groupShown = !groupShown;
                yield List.of(group());
            }
            case 12 -> inHr(who);
            case 13 -> displaced(who);
            default -> membership();
        };
    }

    private String somebody(Random random) {
        return List.copyOf(people.keySet()).get(random.nextInt(people.size()));
    }

    /** A uid of his own, or one that somebody else has. */
    private List<ChangeMessage> calledOtherwise(String who, String after, Random random) {
        uids.put(who, random.nextBoolean() ? uids.get(after) : after + "-" + random.nextInt(3));
        return List.of(person(who));
    }

    /** Somebody new, who is a member at once. */
    List<ChangeMessage> newcomer(Random random) {
        String newcomer = hire();
        List<ChangeMessage> come = new ArrayList<>(joins(newcomer));
        come.add(random.nextInt(come.size() + 1), person(newcomer));
        return come;
    }

    private List<ChangeMessage> leaves(String who) {
        members.remove(name(who));
        return membership();
    }

    private List<ChangeMessage> departs(String who, boolean groupFollows) {
        String name = name(who);
        List<ChangeMessage> gone =
                new ArrayList<>(List.of(Staff.deleted(Staff.SOURCE, who, Objects.requireNonNull(people.remove(who)))));
        if (groupFollows && members.remove(name)) {
            gone.addAll(membership());
        }
        return gone;
    }

    private List<ChangeMessage> renamed(String who, boolean groupFollows) {
        String before = name(who);
        people.put(who, "cn=" + who + "-" + next++ + ",ou=staff");
        List<ChangeMessage> moved = new ArrayList<>(List.of(person(who)));
        if (groupFollows && members.remove(before)) {
            members.add(name(who));
            moved.addAll(membership());
        }
        return moved;
    }

    private List<ChangeMessage> named(String who, String name) {
        names.put(who, name);
        return List.of(person(who));
    }

    private List<ChangeMessage> inHr(String who) {
        if (alsoInHr.remove(who)) {
            return List.of(Staff.deleted("hr", "hr-" + who, "cn=hr-" + who));
        }
        alsoInHr.add(who);
        return List.of(Staff.observed("hr", "hr-" + who, "cn=hr-" + who, "hr-" + who, who, "Pilot"));
    }

    /** Somebody new stands where he stood; where he is now nobody knows. */
    private List<ChangeMessage> displaced(String who) {
        String dn = people.remove(who);
        String other = hire();
        people.put(other, dn);
        return List.of(person(other));
    }
}
