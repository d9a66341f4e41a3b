package io.isthmus.systemtests.histories;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ResultCode;
import io.isthmus.systemtests.histories.Whereabouts.Group;
import io.isthmus.systemtests.histories.Whereabouts.Person;
import io.isthmus.systemtests.histories.Whereabouts.Unit;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * A company whose people, groups and containers change at random in a directory that really is there. The same seed makes the
 * same history.
 */
final class LivingCompany {

    /** What a change may meet, since nobody looks before: the member is there already, or not at all. */
    private static final Set<ResultCode> NO_CHANGE = Set.of(
            ResultCode.ATTRIBUTE_OR_VALUE_EXISTS,
            ResultCode.NO_SUCH_ATTRIBUTE,
            ResultCode.ENTRY_ALREADY_EXISTS,
            ResultCode.UNWILLING_TO_PERFORM);

    private final Dialect dialect;
    private final LDAPConnection connection;
    private final Random random;
    private final Whereabouts now;
    private int named;

    private interface Change {
        void make() throws LDAPException;
    }

    private record Weighted(int weight, Change change) {}

    private final List<Weighted> changes = List.of(
            new Weighted(20, this::retitle),
            new Weighted(10, this::hire),
            new Weighted(8, this::leave),
            new Weighted(4, this::createAgain),
            new Weighted(8, this::renamePerson),
            new Weighted(8, this::movePerson),
            new Weighted(4, this::renameUnit),
            new Weighted(3, this::moveUnit),
            new Weighted(14, this::addMember),
            new Weighted(10, this::removeMember),
            new Weighted(5, this::nestGroup),
            new Weighted(6, this::changeManager),
            new Weighted(3, this::foundGroup),
            new Weighted(2, this::dissolveGroup),
            new Weighted(5, this::disableOrEnable));

    LivingCompany(Dialect dialect, String suffix, LDAPConnection connection, long seed) {
        this.dialect = dialect;
        this.connection = connection;
        this.random = new Random(seed);
        this.now = new Whereabouts(suffix);
    }

    Whereabouts whereabouts() {
        return now;
    }

    void found(int units, int people, int groups) throws LDAPException {
        for (Unit root : now.roots()) {
            connection.add(unit(root));
        }
        for (int number = 0; number < units; number++) {
            Unit unit = now.unit("Pier " + number, random.nextInt(4) == 0 ? now.attic() : now.crew());
            connection.add(unit(unit));
        }
        for (int number = 0; number < people; number++) {
            hire();
        }
        for (int number = 0; number < groups; number++) {
            foundGroup();
            for (int member = 0; member < people / 4; member++) {
                make(this::addMember);
            }
        }
    }

    /** Makes one random change. */
    void change() throws LDAPException {
        int drawn = random.nextInt(changes.stream().mapToInt(Weighted::weight).sum());
        for (Weighted each : changes) {
            drawn -= each.weight();
            if (drawn < 0) {
                make(each.change());
                return;
            }
        }
    }

    private static void make(Change change) throws LDAPException {
        try {
            change.make();
        } catch (LDAPException e) {
            if (!NO_CHANGE.contains(e.getResultCode())) {
                throw e;
            }
        }
    }

    private void hire() throws LDAPException {
        hire(nextName("p"), one(now.units()));
    }

    private void hire(String name, Unit unit) throws LDAPException {
        Person person = new Person(dialect.naming() + "=" + name, name, unit);
        connection.add(dialect.person(person.dn(), name, name + "@histories.example"));
        now.people().add(person);
    }

    private void leave() throws LDAPException {
        Person person = one(now.people());
        connection.delete(person.dn());
        now.people().remove(person);
    }

    /**
     * Another person under every name of one who has just left; whoever left from the attic is at the target still, disabled,
     * and gives the new one what was his.
     */
    private void createAgain() throws LDAPException {
        Person before = one(now.people());
        connection.delete(before.dn());
        now.people().remove(before);
        Person after = new Person(before.rdn(), before.account(), before.unit());
        connection.add(dialect.person(after.dn(), after.account(), after.account() + "@histories.example"));
        now.people().add(after);
    }

    private void retitle() throws LDAPException {
        Person person = one(now.people());
        connection.modify(person.dn(), replace("title", "Title " + random.nextInt(1_000)));
    }

    private void disableOrEnable() throws LDAPException {
        Person person = one(now.people());
        Modification modification = dialect.enabled(random.nextBoolean()).orElse(null);
        if (modification != null) {
            connection.modify(person.dn(), modification);
        }
    }

    private void renamePerson() throws LDAPException {
        Person person = one(now.people());
        String rdn = dialect.naming() + "=" + nextName("renamed");
        connection.modifyDN(person.dn(), rdn, true);
        now.replace(person, new Person(rdn, person.account(), person.unit()));
    }

    private void movePerson() throws LDAPException {
        Person person = one(now.people());
        Unit unit = one(now.units());
        connection.modifyDN(person.dn(), person.rdn(), true, unit.dn());
        now.replace(person, new Person(person.rdn(), person.account(), unit));
    }

    private void renameUnit() throws LDAPException {
        Unit unit = one(now.units());
        String name = nextName("Quay ");
        connection.modifyDN(unit.dn(), "ou=" + name, true);
        unit.rename(name);
    }

    /** With everybody in it; also out of what is synchronized, or into it. */
    private void moveUnit() throws LDAPException {
        Unit unit = one(now.units());
        Unit parent = random.nextInt(4) == 0 ? now.attic() : random.nextBoolean() ? now.crew() : one(now.units());
        if (!parent.isWithin(unit)) {
            connection.modifyDN(unit.dn(), "ou=" + unit.name(), true, parent.dn());
            unit.moveTo(parent);
        }
    }

    private void addMember() throws LDAPException {
        Group group = one(now.groups());
        connection.modify(
                group.dn(),
                new Modification(
                        ModificationType.ADD, "member", one(now.people()).dn()));
    }

    /** Also in circles of several groups. */
    private void nestGroup() throws LDAPException {
        Group group = one(now.groups());
        Group member = one(now.groups());
        if (group != member) {
            connection.modify(group.dn(), new Modification(ModificationType.ADD, "member", member.dn()));
        }
    }

    private void removeMember() throws LDAPException {
        Group group = one(now.groups());
        Entry entry = connection.getEntry(group.dn(), "member");
        String[] members = entry.getAttributeValues("member");
        if (members != null && members.length > 1) {
            String member = members[1 + random.nextInt(members.length - 1)];
            connection.modify(group.dn(), new Modification(ModificationType.DELETE, "member", member));
        }
    }

    private void changeManager() throws LDAPException {
        Person person = one(now.people());
        connection.modify(
                person.dn(),
                random.nextInt(4) == 0
                        ? new Modification(ModificationType.DELETE, "manager")
                        : replace("manager", one(now.people()).dn()));
    }

    private void foundGroup() throws LDAPException {
        Group group = new Group(nextName("g"), now.teams());
        connection.add(dialect.group(group.dn(), group.name()));
        now.groups().add(group);
    }

    private void dissolveGroup() throws LDAPException {
        if (now.groups().size() > 3) {
            Group group = one(now.groups());
            connection.delete(group.dn());
            now.groups().remove(group);
        }
    }

    private static Entry unit(Unit unit) {
        return new Entry(unit.dn(), new Attribute("objectClass", "organizationalUnit"));
    }

    private static Modification replace(String attribute, String value) {
        return new Modification(ModificationType.REPLACE, attribute, value);
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private String nextName(String prefix) {
        return prefix + named++;
    }
}
