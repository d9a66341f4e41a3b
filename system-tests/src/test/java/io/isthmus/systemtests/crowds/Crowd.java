package io.isthmus.systemtests.crowds;

import io.isthmus.systemtests.peers.Slapd;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * People, and groups that have nearly all of them. Written line by line: a group of 250,000 is in memory nowhere here.
 *
 * @param groups how many groups
 * @param members how many each has: the first of the people
 */
record Crowd(int groups, int members) {

    /** The last of the people in the groups have it as the number of their primary group. */
    static final String STAFF_NUMBER = "500";

    static final int STAFF = 100;

    private static final String PEOPLE = "ou=people," + Slapd.SUFFIX;
    private static final String GROUPS = "ou=groups," + Slapd.SUFFIX;

    /** With one more for each group, who is in none. */
    int people() {
        return members + groups;
    }

    static String personDn(int number) {
        return "uid=u%06d,%s".formatted(number, PEOPLE);
    }

    static String groupDn(int number) {
        return groupDn("crowd%02d".formatted(number));
    }

    static String groupDn(String name) {
        return "cn=" + name + "," + GROUPS;
    }

    /** Who is in no group, another one for each. */
    int joiner(int group) {
        return members + group;
    }

    /** Who is in all groups, another one for each. */
    int leaver(int group) {
        return group;
    }

    void writeTo(Path ldif) throws IOException {
        try (var writer = Files.newBufferedWriter(ldif)) {
            entry(
                    writer,
                    Slapd.SUFFIX,
                    "objectClass: dcObject",
                    "objectClass: organization",
                    "dc: example",
                    "o: Example");
            entry(writer, PEOPLE, "objectClass: organizationalUnit", "ou: people");
            entry(writer, GROUPS, "objectClass: organizationalUnit", "ou: groups");
            for (int number = 0; number < people(); number++) {
                person(writer, number);
            }
            for (int number = 0; number < groups; number++) {
                group(writer, number);
            }
        }
    }

    private void person(BufferedWriter writer, int number) throws IOException {
        var uid = "u%06d".formatted(number);
        entry(
                writer,
                personDn(number),
                "objectClass: inetOrgPerson",
                "objectClass: posixAccount",
                "uid: " + uid,
                "cn: Person " + number,
                "sn: Person",
                "mail: " + uid + "@example.com",
                "uidNumber: " + (1_000 + number),
                "gidNumber: " + (isStaff(number) ? STAFF_NUMBER : "100"),
                "homeDirectory: /home/" + uid);
    }

    private boolean isStaff(int number) {
        return number < members && number >= members - STAFF;
    }

    private void group(BufferedWriter writer, int number) throws IOException {
        writer.write("dn: " + groupDn(number) + "\nobjectClass: groupOfNames\ncn: crowd%02d\n".formatted(number));
        for (int member = 0; member < members; member++) {
            writer.write("member: " + personDn(member) + "\n");
        }
        writer.write("\n");
    }

    private static void entry(BufferedWriter writer, String dn, String... lines) throws IOException {
        writer.write("dn: " + dn + "\n" + String.join("\n", lines) + "\n\n");
    }
}
