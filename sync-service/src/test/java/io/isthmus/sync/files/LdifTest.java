package io.isthmus.sync.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.sync.source.SourceConnector;
import io.isthmus.sync.source.SourceConnector.Level;
import io.isthmus.sync.source.SourceContract;
import io.isthmus.sync.source.SourceEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LdifTest extends SourceContract {

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("people.ldif");
    }

    @Override
    protected void write(List<Somebody> all) {
        StringBuilder text = new StringBuilder("version: 1\n");
        for (Somebody each : all) {
            text.append("dn: ").append(place(each.key())).append("\nobjectClass: top\n");
            text.append("objectClass: ")
                    .append(each.objectClass())
                    .append("\nuid: ")
                    .append(each.key())
                    .append("\n");
            each.values()
                    .forEach((name, value) -> Arrays.stream(value.split("\\|"))
                            .filter(part -> !part.isEmpty())
                            .forEach(part -> text.append(line(name, part))));
            text.append("\n");
        }
        write(text.toString());
    }

    private String line(String name, String value) {
        boolean place = name.equals("manager") || name.equals("member");
        return name + ":: " + Base64.getEncoder().encodeToString((place ? place(value) : value).getBytes(UTF_8)) + "\n";
    }

    private void write(String text) {
        FileTestSource.write(file(), text.getBytes(UTF_8));
    }

    @Override
    protected SourceSettings source(int pageSize) {
        return FileTestSource.ldif("staff", folder, "uid", pageSize);
    }

    @Override
    protected SourceConnector open(SourceSettings source) {
        return FileTestSource.connectors(folder).apply(source);
    }

    @Override
    protected void remove() {
        try {
            Files.delete(file());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void folded_lines_comments_and_raw_utf_8_are_read() {
        write(
                "# written by hand,\n  folded\nversion: 1\ndn: cn=anna,\n ou=staff\nobjectClass: inetOrgPerson\nuid: anna\n"
                        + "displayName: Anna Øde\n gård\n# no value\nmail: a@example.org\n");

        assertThat(entry(entries(full(100)), "anna")).satisfies(anna -> {
            assertThat(anna.dn()).isEqualTo("cn=anna,ou=staff");
            assertThat(anna.attributes()).containsEntry("displayName", List.of("Anna Ødegård"));
        });
    }

    @Test
    void a_value_that_stands_elsewhere_is_never_fetched() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "hunter2");
        write("dn: cn=anna,ou=staff\nobjectClass: inetOrgPerson\nuid: anna\ndisplayName:\n < " + secret.toUri()
                + "\n\ndn: cn=eve,ou=staff\nobjectClass: inetOrgPerson\nuid: eve\ndisplayName:< " + secret.toUri()
                + "\n\ndn: cn=bert,ou=staff\nobjectClass: inetOrgPerson\nuid: bert\n");

        Read read = full(100);

        assertThat(entries(read))
                .extracting(SourceEntry::anchor)
                .contains("bert")
                .doesNotContain("eve");
        assertThat(read.items().toString()).doesNotContain("hunter2");
        assertThat(faults(read)).anySatisfy(fault -> {
            assertThat(fault.dn()).isEqualTo("people.ldif, line 7");
            assertThat(fault.message()).contains("another place");
        });
    }

    @Test
    void records_of_changes_and_records_that_are_none_are_refused_one_by_one() {
        write("dn: cn=anna,ou=staff\nchangetype: delete\n\nno record at all\n\n"
                + "dn: cn=bert,ou=staff\nobjectClass: inetOrgPerson\nuid: bert\n\n"
                + "dn: cn=carl,ou=staff\nobjectClass: inetOrgPerson\n");

        try (SourceConnector connector = open(source(100));
                var reading = connector.fullImport(selection(source(100)))) {
            Read read = drained(reading);

            assertThat(entries(read)).extracting(SourceEntry::anchor).containsExactly("bert");
            assertThat(faults(read))
                    .extracting(fault -> fault.code() + " " + fault.dn())
                    .containsExactly(
                            "NO_RECORD people.ldif, line 1",
                            "NO_RECORD people.ldif, line 4",
                            "NO_ANCHOR cn=carl,ou=staff");
            assertThat(connector.unanswered()).containsExactly(BASE);
        }
    }

    @Test
    void containers_are_those_that_hold_somebody() {
        write("dn: cn=a,ou=Sales,ou=staff\nobjectClass: inetOrgPerson\nuid: a\n\n"
                + "dn: cn=b,ou=Deep,ou=Works,ou=staff\nobjectClass: inetOrgPerson\nuid: b\n");

        try (SourceConnector connector = open(source(100))) {
            assertThat(connector.containers(BASE, 10))
                    .isEqualTo(new Level(List.of("ou=Sales,ou=staff", "ou=Works,ou=staff"), false));
            assertThat(connector.containers(BASE, 1).more()).isTrue();
        }
    }
}
