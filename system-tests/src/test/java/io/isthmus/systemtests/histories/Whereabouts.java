package io.isthmus.systemtests.histories;

import java.util.ArrayList;
import java.util.List;

/** Who stands where in a directory at this moment, as its one writer knows it. */
final class Whereabouts {

    private final Unit crew;
    private final Unit attic;
    private final Unit teams;
    private final List<Unit> units = new ArrayList<>();
    private final List<Person> people = new ArrayList<>();
    private final List<Group> groups = new ArrayList<>();

    Whereabouts(String suffix) {
        this.crew = new Unit("Crew", null, suffix);
        this.attic = new Unit("Attic", null, suffix);
        this.teams = new Unit("Teams", null, suffix);
    }

    /** A container; a DN is what it has at this moment. */
    static final class Unit {

        private final String suffix;
        private String name;
        private Unit parent;

        private Unit(String name, Unit parent, String suffix) {
            this.name = name;
            this.parent = parent;
            this.suffix = suffix;
        }

        String name() {
            return name;
        }

        String dn() {
            return "ou=" + name + "," + (parent == null ? suffix : parent.dn());
        }

        void rename(String to) {
            name = to;
        }

        void moveTo(Unit to) {
            parent = to;
        }

        boolean isWithin(Unit other) {
            return this == other || parent != null && parent.isWithin(other);
        }
    }

    /** @param account stays whatever the person is called */
    record Person(String rdn, String account, Unit unit) {

        String dn() {
            return rdn + "," + unit.dn();
        }
    }

    record Group(String name, Unit unit) {

        String dn() {
            return "cn=" + name + "," + unit.dn();
        }
    }

    /** What is synchronized of the people. */
    Unit crew() {
        return crew;
    }

    /** What is not. */
    Unit attic() {
        return attic;
    }

    /** Where the groups are. */
    Unit teams() {
        return teams;
    }

    List<Unit> roots() {
        return List.of(crew, attic, teams);
    }

    /** Below the roots; there are always some. */
    List<Unit> units() {
        return units;
    }

    List<Person> people() {
        return people;
    }

    List<Group> groups() {
        return groups;
    }

    Unit unit(String name, Unit parent) {
        Unit unit = new Unit(name, parent, "");
        units.add(unit);
        return unit;
    }

    void replace(Person person, Person by) {
        people.set(people.indexOf(person), by);
    }
}
