package io.isthmus.systemtests.peers;

import static org.awaitility.Awaitility.await;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import io.isthmus.directories.testing.OwnedProcess;
import io.isthmus.localstack.ports.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A real OpenLDAP server (Debian's package {@code slapd}), a provider of content synchronization, with a database of its own, on a free port. */
public final class Slapd implements AutoCloseable {

    public static final String BIND_DN = "cn=admin,dc=example,dc=com";
    public static final String PASSWORD = "slapd-secret";
    public static final String SUFFIX = "dc=example,dc=com";

    private static final String CONFIGURATION = """
            include %1$s/core.schema
            include %1$s/cosine.schema
            include %1$s/inetorgperson.schema
            include %1$s/nis.schema
            modulepath %2$s
            moduleload back_mdb
            moduleload syncprov
            pidfile %3$s/slapd.pid
            sizelimit unlimited
            loglevel none
            database mdb
            suffix "%4$s"
            rootdn "%5$s"
            rootpw %6$s
            directory %3$s/data
            maxsize 17179869184
            dbnosync
            index objectClass,entryUUID,entryCSN,modifyTimestamp eq
            overlay syncprov
            syncprov-sessionlog 1000
            """;

    private final OwnedProcess process;
    private final int port;

    private Slapd(OwnedProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Why there is no slapd on this machine; empty where there is one. */
    public static Optional<String> absence() {
        return program("slapd").isPresent()
                        && program("slapadd").isPresent()
                        && schemas().isPresent()
                ? Optional.empty()
                : Optional.of("no OpenLDAP server found: install Debian's package slapd (apt-get install slapd)");
    }

    /**
     * Loads the LDIF offline, then serves it.
     *
     * @param folder empty or absent; configuration, data and logs go there
     */
    public static Slapd serving(Path ldif, Path folder) {
        var configuration = configure(folder);
        OwnedProcess.run(
                folder.resolve("slapadd.log"),
                List.of(
                        program("slapadd").orElseThrow().toString(),
                        "-q",
                        "-w", // or nobody knows, before the first change, where a provider stands
                        "-f",
                        configuration.toString(),
                        "-l",
                        ldif.toString()));
        int port = Ports.free();
        var process = OwnedProcess.start(
                folder.resolve("slapd.log"),
                Map.of(),
                List.of(
                        program("slapd").orElseThrow().toString(),
                        "-d",
                        "0",
                        "-f",
                        configuration.toString(),
                        "-h",
                        "ldap://127.0.0.1:" + port));
        var slapd = new Slapd(process, port);
        slapd.awaitReady();
        return slapd;
    }

    public String url() {
        return "ldap://127.0.0.1:" + port;
    }

    /** A connection with all rights. */
    public LDAPConnection connect() throws LDAPException {
        return new LDAPConnection("127.0.0.1", port, BIND_DN, PASSWORD);
    }

    @Override
    public void close() {
        process.close();
    }

    private void awaitReady() {
        await("slapd on port " + port)
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(100))
                .failFast("slapd runs", process::requireAlive)
                .ignoreExceptionsInstanceOf(LDAPException.class)
                .until(() -> {
                    try (var connection = connect()) {
                        return connection.isConnected();
                    }
                });
    }

    private static Path configure(Path folder) {
        try {
            Files.createDirectories(folder.resolve("data"));
            return Files.writeString(
                    folder.resolve("slapd.conf"),
                    CONFIGURATION.formatted(schemas().orElseThrow(), modules(), folder, SUFFIX, BIND_DN, PASSWORD));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> program(String name) {
        return firstPresent("/usr/sbin/" + name, "/usr/local/sbin/" + name, "/usr/local/libexec/" + name);
    }

    private static Optional<Path> schemas() {
        return firstPresent("/etc/ldap/schema", "/etc/openldap/schema", "/usr/local/etc/openldap/schema");
    }

    private static Path modules() {
        return firstPresent("/usr/lib/ldap", "/usr/lib/openldap", "/usr/local/libexec/openldap")
                .orElseThrow();
    }

    private static Optional<Path> firstPresent(String... candidates) {
        return Stream.of(candidates).map(Path::of).filter(Files::exists).findFirst();
    }
}
