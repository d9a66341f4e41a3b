package io.isthmus.systemtests.directory;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldif.LDIFWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/**
 * A directory for {@code slapd} that is the same whenever its size is: people in 20 organizational units with names of
 * many languages, and groups whose sizes follow a power law.
 *
 * @param users how many people
 * @param groups how many groups; the first is the largest
 */
public record GeneratedDirectory(int users, int groups) {

    public static final String SUFFIX = "dc=example,dc=com";
    public static final String PEOPLE = "ou=people," + SUFFIX;
    public static final String GROUPS = "ou=groups," + SUFFIX;

    private static final int UNITS = 20;
    private static final int LARGEST_GROUP = 5_000;
    private static final List<String> GIVEN_NAMES = List.of(
            "Anna",
            "Bernd",
            "Élodie",
            "François",
            "Günther",
            "Håkon",
            "İpek",
            "Jürgen",
            "Łukasz",
            "Núria",
            "Øystein",
            "Renée",
            "Tomás",
            "Věra",
            "Zoë",
            "James",
            "Mary",
            "明",
            "Юлия",
            "Σοφία");
    private static final List<String> SURNAMES = List.of(
            "Müller",
            "Schmidt",
            "García",
            "Fernández",
            "Nowak",
            "Dvořák",
            "Åkesson",
            "Ødegård",
            "Smith",
            "O'Neill",
            "Jones",
            "Miller",
            "Иванова",
            "Παπαδόπουλος",
            "田中");
    private static final List<String> TITLES = List.of(
            "Software Engineer",
            "Chargé(e) d'affaires",
            "Sachbearbeiter Einkauf",
            "Técnico de mantenimiento",
            "Director of Operations",
            "Data Scientist");
    private static final List<String> CITIES = List.of("München", "Köln", "Lyon", "Kraków", "São Paulo", "Austin");

    public static String userDn(int number) {
        return "uid=u%06d,ou=u%02d,%s".formatted(number, number % UNITS, PEOPLE);
    }

    public static String groupDn(int number) {
        return "cn=g%05d,%s".formatted(number, GROUPS);
    }

    /** Writes it in an order in which it can be loaded: parents first. */
    public void writeTo(Path ldif) throws IOException {
        var random = new Random(users);
        try (var writer = new LDIFWriter(ldif.toFile())) {
            for (var entry : tree()) {
                writer.writeEntry(entry);
            }
            for (int number = 0; number < users; number++) {
                writer.writeEntry(user(number, random));
            }
            for (int number = 0; number < groups; number++) {
                writer.writeEntry(group(number, random));
            }
        }
    }

    private static List<Entry> tree() {
        var tree = new ArrayList<Entry>();
        var root = new Entry(SUFFIX);
        root.addAttribute("objectClass", "dcObject", "organization");
        root.addAttribute("dc", "example");
        root.addAttribute("o", "Example");
        tree.add(root);
        tree.add(unit("people", SUFFIX));
        tree.add(unit("groups", SUFFIX));
        for (int number = 0; number < UNITS; number++) {
            tree.add(unit("u%02d".formatted(number), PEOPLE));
        }
        return tree;
    }

    private static Entry unit(String name, String parent) {
        var unit = new Entry("ou=" + name + "," + parent);
        unit.addAttribute("objectClass", "organizationalUnit");
        unit.addAttribute("ou", name);
        return unit;
    }

    private static Entry user(int number, Random random) {
        var givenName = one(GIVEN_NAMES, random);
        var surname = one(SURNAMES, random);
        var city = one(CITIES, random);
        var uid = "u%06d".formatted(number);
        var user = new Entry(userDn(number));
        user.addAttribute("objectClass", "inetOrgPerson");
        user.addAttribute("uid", uid);
        user.addAttribute("cn", givenName + " " + surname + " " + number);
        user.addAttribute("sn", surname);
        user.addAttribute("givenName", givenName);
        user.addAttribute("displayName", surname + ", " + givenName + " (" + city + ")");
        user.addAttribute("mail", uid + "@example.com");
        user.addAttribute("telephoneNumber", "+49 89 " + (1_000_000 + random.nextInt(9_000_000)));
        user.addAttribute("mobile", "+49 170 " + (1_000_000 + random.nextInt(9_000_000)));
        user.addAttribute("title", one(TITLES, random));
        user.addAttribute("departmentNumber", "D%04d".formatted(random.nextInt(400)));
        user.addAttribute("employeeNumber", Integer.toString(100_000 + number));
        user.addAttribute("employeeType", number % 7 == 0 ? "Contractor" : "Employee");
        user.addAttribute("l", city);
        user.addAttribute("postalCode", Integer.toString(10_000 + random.nextInt(80_000)));
        user.addAttribute("street", "Hauptstraße " + (1 + random.nextInt(240)));
        user.addAttribute("physicalDeliveryOfficeName", "B" + random.nextInt(30));
        user.addAttribute("preferredLanguage", number % 2 == 0 ? "de-DE" : "en-US");
        user.addAttribute("description", "works on program %d für Österreich".formatted(random.nextInt(1_000)));
        if (number > UNITS) {
            user.addAttribute("manager", userDn(random.nextInt(number / 10 + 1)));
        }
        return user;
    }

    private Entry group(int number, Random random) {
        var members = new TreeSet<Integer>();
        int size = groupSize(number);
        while (members.size() < size) {
            members.add(random.nextInt(users));
        }
        var group = new Entry(groupDn(number));
        group.addAttribute("objectClass", "groupOfNames");
        group.addAttribute("cn", "g%05d".formatted(number));
        group.addAttribute("description", "Group " + number + " – größte zuerst");
        group.addAttribute(
                "member", members.stream().map(GeneratedDirectory::userDn).toList());
        return group;
    }

    /** Falls with the group's number to the power of 0.75; at least 1. */
    private int groupSize(int number) {
        int largest = Math.min(LARGEST_GROUP, users / 2);
        return Math.max(1, (int) (largest / Math.pow(number + 1, 0.75)));
    }

    private static String one(List<String> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }
}
