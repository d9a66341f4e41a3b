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
    private final String overlay;
    private Process process;

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
        this("");
    }

    /** One that offers content synchronization. @param sessionLog of how many changes it keeps deletions in memory; 0 for none */
    public static SlapdTestDirectory provider(int sessionLog) {
        return new SlapdTestDirectory(
                "overlay syncprov" + (sessionLog == 0 ? "" : "\nsyncprov-sessionlog " + sessionLog));
    }

    private SlapdTestDirectory(String overlay) {
        this.overlay = overlay;
        try {
            folder = Files.createTempDirectory("isthmus-slapd");
            port = Ports.free();
            Files.createDirectory(folder.resolve("db"));
            Files.writeString(folder.resolve("slapd.conf"), configuration());
        } catch (IOException e) {
            throw new UncheckedIOException("slapd did not start", e);
        }
        process = started();
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

    private void stop() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
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
                database mdb
                maxsize 1073741824
                suffix "%4$s"
                rootdn "%5$s"
                rootpw %6$s
                directory %3$s/db
                dbnosync
                index objectClass,entryUUID,entryCSN,uid,cn eq
                limits * size.soft=unlimited size.hard=unlimited size.prtotal=unlimited
                access to attrs=userPassword by * auth
                access to * by * read
                %7$s
                """.formatted(
                        schemas,
                        modules.isEmpty()
                                ? ""
                                : "modulepath " + modules.getFirst() + "\nmoduleload back_mdb"
                                        + (overlay.isEmpty() ? "" : "\nmoduleload syncprov"),
                        folder,
                        SUFFIX,
                        ACCOUNT,
                        PASSWORD,
                        overlay);
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
