package io.isthmus.sync.ldap;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldif.LDIFException;
import com.unboundid.ldif.LDIFReader;
import io.isthmus.contracts.settings.DeltaMethod;
import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.contracts.settings.SourceKind;
import io.isthmus.contracts.settings.SourceSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A real LDAP server for a test, with the suffix {@value #SUFFIX} and one account that may do everything. */
public interface TestDirectory extends AutoCloseable {

    String SUFFIX = "dc=example,dc=org";
    String ACCOUNT = "cn=admin," + SUFFIX;
    String PASSWORD = "a-test-password";

    int port();

    boolean hasChangelog();

    @Override
    void close();

    default String url() {
        return "ldap://127.0.0.1:" + port();
    }

    default LDAPConnection connect() {
        try {
            return new LDAPConnection("127.0.0.1", port(), ACCOUNT, PASSWORD);
        } catch (LDAPException e) {
            throw new IllegalStateException("the test directory does not let us in", e);
        }
    }

    /** Applies LDIF records: entries to add, and change records. */
    default void apply(String... records) {
        try (LDAPConnection connection = connect()) {
            for (String record : records) {
                LDIFReader.decodeChangeRecord(true, record.split("\n")).processChange(connection);
            }
        } catch (LDIFException | LDAPException e) {
            throw new IllegalStateException("the test directory refused a change", e);
        }
    }

    default void addTree() {
        apply(
                "dn: ou=people," + SUFFIX + "\nobjectClass: organizationalUnit\nou: people",
                "dn: ou=hidden,ou=people," + SUFFIX + "\nobjectClass: organizationalUnit\nou: hidden",
                "dn: ou=groups," + SUFFIX + "\nobjectClass: organizationalUnit\nou: groups");
    }

    default void addPerson(String uid, String container, String... more) {
        apply(person(uid, container, more));
    }

    /** The record of a person, to add many over one connection. */
    static String person(String uid, String container, String... more) {
        return "dn: uid=" + uid + "," + container + "," + SUFFIX
                + "\nobjectClass: top\nobjectClass: person\nobjectClass: organizationalPerson\nobjectClass: inetOrgPerson"
                + "\nuid: " + uid + "\ncn: Person " + uid + "\nsn: " + uid
                + (more.length == 0 ? "" : "\n" + String.join("\n", more));
    }

    default SourceSettings source(String name, DeltaMethod delta, int pageSize, PartitionSettings... partitions) {
        return new SourceSettings(
                name,
                SourceKind.LDAP,
                url(),
                false,
                null,
                ACCOUNT,
                passwordRef(PASSWORD),
                null,
                partitions.length == 0
                        ? List.of(new PartitionSettings(SUFFIX, List.of(), List.of()))
                        : List.of(partitions),
                delta,
                pageSize);
    }

    /** A secret reference to a file that holds the password. */
    static String passwordRef(String password) {
        try {
            Path file = Files.createTempFile("isthmus-test-secret", ".txt");
            file.toFile().deleteOnExit();
            Files.writeString(file, password);
            return "file:" + file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
