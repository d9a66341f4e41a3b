package io.isthmus.sync.ldap;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import io.isthmus.chassis.testing.Ports;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A real OpenLDAP server, as a child process with a folder and a port of its own. */
public final class SlapdTestDirectory implements TestDirectory {

    private final Path folder;
    private final int port;
    private final Setup setup;
    private Process process;

    /** How much a provider remembers of what was deleted. */
    public enum SessionLog {
        NONE(""),
        /** the last 100 changes, until it is started again */
        IN_MEMORY("\nsyncprov-sessionlog 100"),
        /** a database of all changes */
        OF_CHANGES(
                "\nsyncprov-sessionlog-source cn=accesslog\noverlay accesslog\nlogdb cn=accesslog\nlogops writes\nlogsuccess TRUE");

        private final String lines;

        SessionLog(String lines) {
            this.lines = lines;
        }
    }

    /**
     * Lines of its configuration.
     *
     * @param sizeLimit of a search by anybody but {@link #ACCOUNT}
     */
    private record Setup(String overlay, String encryption, String identity, String sizeLimit) {

        static Setup of(String overlay) {
            return new Setup(overlay, "", "", "unlimited");
        }

        boolean logsChanges() {
            return overlay.contains("accesslog");
        }
    }

    /** Where slapd is installed; empty when it is not (Debian: package {@code slapd}). */
    public static Optional<Path> installed() {
        return Stream.of(
                        "/usr/sbin/slapd",
                        "/usr/libexec/slapd",
                        "/usr/local/libexec/slapd",
                        "/opt/homebrew/opt/openldap/libexec/slapd")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    public SlapdTestDirectory() {
        this(Setup.of(""));
    }

    /**
     * One that encrypts, and takes whoever shows a certificate of that authority for the one whom it names.
     *
     * @param own its certificate
     * @param readers PEM file
     */
    static SlapdTestDirectory encrypting(TestCertificate own, Path readers) {
        String encryption = """
                TLSCertificateFile %s
                TLSCertificateKeyFile %s
                TLSCACertificateFile %s
                TLSVerifyClient try
                """.formatted(own.authority(), own.privateKey(), readers);
        return new SlapdTestDirectory(new Setup("", encryption, "", "unlimited"));
    }

    /** One that offers content synchronization. */
    public static SlapdTestDirectory provider(SessionLog sessionLog) {
        return new SlapdTestDirectory(Setup.of("overlay syncprov" + sessionLog.lines));
    }

    /** One that offers it, and shows nobody but {@link #ACCOUNT} more than so many entries at once. */
    static SlapdTestDirectory limited(int entries) {
        return new SlapdTestDirectory(new Setup("overlay syncprov", "", "", String.valueOf(entries)));
    }

    /** Two providers of the same data, each of which takes what is written to the other; both may be stopped. */
    static List<SlapdTestDirectory> pair() {
        int first = Ports.free();
        int second = Ports.free();
        SlapdTestDirectory one = new SlapdTestDirectory(replica(second, "serverID 1"), first);
        one.addSuffix();
        return List.of(one, new SlapdTestDirectory(replica(first, "serverID 2"), second));
    }

    private static Setup replica(int other, String identity) {
        String overlay = """
                syncrepl rid=001 provider=ldap://127.0.0.1:%d bindmethod=simple binddn="%s" credentials=%s \
                  searchbase="%s" type=refreshAndPersist retry="1 +"
                mirrormode on
                overlay syncprov
                """.formatted(other, ACCOUNT, PASSWORD, SUFFIX);
        return new Setup(overlay, "", identity, "unlimited");
    }

    private SlapdTestDirectory(Setup setup) {
        this(setup, Ports.free());
        addSuffix();
    }

    private SlapdTestDirectory(Setup setup, int port) {
        this.setup = setup;
        this.port = port;
        try {
            folder = Files.createTempDirectory("isthmus-slapd");
            Files.createDirectory(folder.resolve("db"));
            Files.createDirectory(folder.resolve("changes"));
            Files.writeString(folder.resolve("slapd.conf"), configuration());
        } catch (IOException e) {
            throw new UncheckedIOException("slapd did not start", e);
        }
        process = started();
    }

    private void addSuffix() {
        apply("dn: " + SUFFIX
                + "\nobjectClass: top\nobjectClass: dcObject\nobjectClass: organization\no: Example\ndc: example");
    }

    private Process started() {
        try {
            process = new ProcessBuilder(
                            installed().orElseThrow().toString(),
                            "-d",
                            "0",
                            "-f",
                            folder.resolve("slapd.conf").toString(),
                            "-h",
                            "ldap://127.0.0.1:" + port)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("slapd.log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("slapd did not start", e);
        }
        Awaitility.await("slapd answers").atMost(Duration.ofSeconds(90)).until(this::answers);
        return process;
    }

    /** Stops it and starts it again, with what it has on its disk. */
    public void restart() {
        restartAfter(() -> {});
    }

    /** Keeps what is on its disk now, to be put back. */
    public Path backup() {
        Path kept = folder.resolve("kept");
        restartAfter(() -> copy(folder.resolve("db"), kept));
        return kept;
    }

    public void restore(Path backup) {
        restartAfter(() -> copy(backup, folder.resolve("db")));
    }

    private void restartAfter(Runnable work) {
        stop();
        work.run();
        process = started();
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.list(from)) {
            Files.createDirectories(to);
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void start() {
        process = started();
    }

    /** Without taking anything from another provider any more. */
    void startAlone() {
        try {
            Path file = folder.resolve("slapd.conf");
            Files.writeString(
                    file,
                    configuration().replaceFirst("(?m)^syncrepl .*$", "").replaceFirst("(?m)^mirrormode .*$", ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        process = started();
    }

    public void stop() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends it as a power failure would. */
    void kill() {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String configuration() {
        Path schemas = Stream.of("/etc/ldap/schema", "/etc/openldap/schema")
                .map(Path::of)
                .filter(Files::isDirectory)
                .findFirst()
                .orElseThrow();
        List<Path> modules = Stream.of("/usr/lib/ldap", "/usr/lib/openldap", "/usr/lib64/openldap")
                .map(Path::of)
                .filter(Files::isDirectory)
                .toList();
        return """
                include %1$s/core.schema
                include %1$s/cosine.schema
                include %1$s/inetorgperson.schema
                %2$s
                pidfile %3$s/slapd.pid
                %8$s
                %10$s
                sockbuf_max_incoming_auth 67108864
                %11$s
                database mdb
                maxsize 1073741824
                suffix "%4$s"
                rootdn "%5$s"
                rootpw %6$s
                directory %3$s/db
                dbnosync
                index objectClass,entryUUID,entryCSN,uid,cn eq
                limits * size.soft=%12$s size.hard=%12$s size.prtotal=%12$s
                access to attrs=userPassword by * auth
                access to * by %9$s read
                %7$s
                """.formatted(
                        schemas,
                        modules.isEmpty()
                                ? ""
                                : "modulepath " + modules.getFirst() + "\nmoduleload back_mdb"
                                        + (setup.overlay().isEmpty() ? "" : "\nmoduleload syncprov")
                                        + (setup.logsChanges() ? "\nmoduleload accesslog" : ""),
                        folder,
                        SUFFIX,
                        ACCOUNT,
                        PASSWORD,
                        setup.overlay(),
                        setup.encryption(),
                        setup.encryption().isEmpty() ? "*" : "dn.exact=\"" + TestCertificate.READER + "\"",
                        setup.identity(),
                        setup.logsChanges() ? changes() : "",
                        setup.sizeLimit());
    }

    private String changes() {
        return """
                database mdb
                maxsize 1073741824
                suffix "cn=accesslog"
                rootdn "%s"
                directory %s/changes
                dbnosync
                index objectClass,entryCSN,reqStart eq
                """.formatted(ACCOUNT, folder);
    }

    private boolean answers() {
        if (!process.isAlive()) {
            throw new IllegalStateException("slapd ended with " + process.exitValue() + ", see " + folder);
        }
        try (LDAPConnection connection = new LDAPConnection("127.0.0.1", port)) {
            return connection.isConnected();
        } catch (LDAPException e) {
            return false;
        }
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public boolean hasChangelog() {
        return false;
    }

    @Override
    public void close() {
        if (Files.notExists(folder)) {
            return;
        }
        stop();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted((a, b) -> b.compareTo(a)).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
