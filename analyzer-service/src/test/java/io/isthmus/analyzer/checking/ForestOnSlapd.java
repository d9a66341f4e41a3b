package io.isthmus.analyzer.checking;

import io.isthmus.chassis.testing.Ports;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * OpenLDAP with the attributes of Active Directory that a check reads, as a child process: a server that nobody here wrote,
 * and one that pages through hundreds of thousands of entries. Every 100th user has a flaw of each of five kinds.
 */
public final class ForestOnSlapd implements AutoCloseable {

    public static final String ROOT = "dc=fabrikam,dc=com";
    private static final int FLAWED = 100;
    private static final int MEMBERS = 500;

    private final Path folder;
    private final int port;
    private final Process process;

    /** Where slapd is installed; empty when it is not (Debian: package {@code slapd}). */
    public static Optional<Path> installed() {
        return Stream.of("/usr/sbin/slapd", "/usr/libexec/slapd", "/usr/local/libexec/slapd")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** @param users 100 or more; beside them one group for each 500 */
    public ForestOnSlapd(Path folder, int users) throws IOException, InterruptedException {
        this.folder = folder;
        this.port = Ports.free();
        Files.createDirectory(folder.resolve("db"));
        Path config = Files.writeString(folder.resolve("slapd.conf"), configuration());
        Path content = folder.resolve("content.ldif");
        write(content, users);
        String slapd = installed().orElseThrow().toString();
        run(slapd, "-Ta", "-q", "-f", config.toString(), "-l", content.toString());
        process = new ProcessBuilder(slapd, "-d", "0", "-f", config.toString(), "-h", "ldap://127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("slapd.log").toFile())
                .start();
    }

    public String url() {
        return "ldap://127.0.0.1:" + port;
    }

    /** How many of so many users have flaws. */
    public static long flawed(int users) {
        return (users + FLAWED - 1L) / FLAWED;
    }

    private static void write(Path content, int users) throws IOException {
        try (BufferedWriter ldif = Files.newBufferedWriter(content)) {
            ldif.write("dn: " + ROOT + "\nobjectClass: dcObject\nobjectClass: organization\no: f\ndc: fabrikam\n\n");
            for (int i = 0; i < users; i++) {
                user(ldif, i);
            }
            for (int from = 0; from < users; from += MEMBERS) {
                ldif.write("dn: cn=g" + from + "," + ROOT + "\nobjectClass: group\ncn: g" + from + "\ndisplayName: g"
                        + from + "\ngroupType: -2147483646\n");
                for (int i = from; i < Math.min(users, from + MEMBERS); i++) {
                    ldif.write("member: cn=u" + i + "," + ROOT + "\n");
                }
                ldif.write("\n");
            }
        }
    }

    private static void user(BufferedWriter ldif, int i) throws IOException {
        boolean flawed = i % FLAWED == 0;
        String name = "u" + i;
        ldif.write("dn: cn=" + name + "," + ROOT + "\nobjectClass: user\nsn: " + name + "\ncn: " + name
                + "\ndisplayName: User " + i + "\nsAMAccountName: " + name + "\nuserPrincipalName: "
                + (flawed ? "u%" + i + "@fabrikam.local" : name + "@fabrikam.com") + "\nmail: "
                + (flawed ? "u" + (i + 1) : name) + "@fabrikam.com\nmailNickname: " + (flawed ? "." : "") + name
                + "\nproxyAddresses: SMTP:" + name + "@fabrikam.com\nproxyAddresses: smtp:" + name
                + "@mail.fabrikam.com\nmanager: cn=" + (flawed ? "gone" : "u0") + "," + ROOT + "\n\n");
    }

    private String configuration() {
        return """
                include /etc/ldap/schema/core.schema
                include /etc/ldap/schema/cosine.schema
                include /etc/ldap/schema/inetorgperson.schema
                modulepath /usr/lib/ldap
                moduleload back_mdb
                attributetype ( 1.2.840.113556.1.4.656 NAME 'userPrincipalName' EQUALITY caseIgnoreMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.15 SINGLE-VALUE )
                attributetype ( 1.2.840.113556.1.4.221 NAME 'sAMAccountName' EQUALITY caseIgnoreMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.15 SINGLE-VALUE )
                attributetype ( 1.2.840.113556.1.2.447 NAME 'mailNickname' EQUALITY caseIgnoreMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.15 SINGLE-VALUE )
                attributetype ( 1.2.840.113556.1.2.210 NAME 'proxyAddresses' EQUALITY caseIgnoreMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.15 )
                attributetype ( 1.2.840.113556.1.4.750 NAME 'groupType' EQUALITY integerMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.27 SINGLE-VALUE )
                attributetype ( 1.2.840.113556.1.4.868 NAME 'isCriticalSystemObject' EQUALITY booleanMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.7 SINGLE-VALUE )
                objectclass ( 1.2.840.113556.1.5.9 NAME 'user' SUP inetOrgPerson STRUCTURAL MAY ( userPrincipalName $ sAMAccountName $ mailNickname $ proxyAddresses $ isCriticalSystemObject ) )
                objectclass ( 1.2.840.113556.1.5.8 NAME 'group' SUP top STRUCTURAL MUST cn MAY ( member $ displayName $ groupType $ sAMAccountName $ isCriticalSystemObject ) )
                objectclass ( 1.2.840.113556.1.3.30 NAME 'computer' SUP user STRUCTURAL )
                objectclass ( 1.2.840.113556.1.5.15 NAME 'contact' SUP inetOrgPerson STRUCTURAL )
                pidfile %1$s/slapd.pid
                database mdb
                maxsize 4294967296
                suffix "%2$s"
                directory %1$s/db
                dbnosync
                index objectClass eq
                limits * size.soft=unlimited size.hard=unlimited size.prtotal=unlimited
                access to * by * read
                """.formatted(folder, ROOT);
    }

    private void run(String... command) throws IOException, InterruptedException {
        Path log = folder.resolve("slapadd.log");
        Process child = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!child.waitFor(5, TimeUnit.MINUTES) || child.exitValue() != 0) {
            child.destroyForcibly();
            throw new IOException("slapadd failed: " + Files.readString(log));
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        try (Stream<Path> files = Files.walk(folder.resolve("db"))) {
            files.map(Path::toFile).filter(File::isFile).forEach(File::delete);
        }
    }

    /** Serves a forest until it is stopped, for measurements by hand: {@code folder users}. */
    public static void main(String[] arguments) throws Exception {
        ForestOnSlapd forest =
                new ForestOnSlapd(Files.createDirectories(Path.of(arguments[0])), Integer.parseInt(arguments[1]));
        Files.writeString(Path.of(arguments[0], "url"), forest.url());
        forest.process.waitFor();
    }
}
