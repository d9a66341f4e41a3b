package io.isthmus.directories.testing;

import static org.awaitility.Awaitility.await;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A domain controller that nobody here wrote (Samba). Its ports cannot be chosen, so it listens at an address of its own within the
 * loopback network; that takes root. What one has the others get when a test says so, and not by themselves.
 */
public final class SambaController implements AutoCloseable {

    static final int LDAP = 389;

    private static final String CONFIGURATION = """
            [global]
            netbios name = %4$s
            realm = %3$s
            workgroup = %5$s
            server role = active directory domain controller
            server services = rpc ldap kdc
            ldap server require strong auth = no
            bind interfaces only = yes
            interfaces = %2$s/8
            private dir = %1$s/private
            state directory = %1$s/state
            cache directory = %1$s/cache
            lock directory = %1$s
            pid directory = %1$s
            ncalrpc dir = %1$s/ncalrpc
            binddns dir = %1$s/bind-dns
            log file = %1$s/log.%%m
            """;

    private final String name;
    private final String domain;
    private final String address;
    private final Path folder;
    private final Path logs;
    private final Path configuration;
    private @Nullable OwnedProcess process;

    /**
     * @param name of one label
     * @param domain in the way of DNS; its first label is its short name
     */
    SambaController(String name, String domain) {
        this.name = name;
        this.domain = domain;
        this.address = freeAddress();
        try {
            // its sockets are in there, and the name of a socket has 107 bytes at most: wherever the build is, this is
            // short
            Path own = Files.createTempDirectory("samba-");
            this.folder = own.resolve("dc");
            this.logs = Files.createDirectory(own.resolve("logs"));
            this.configuration = Files.writeString(
                    logs.resolve("smb.conf"),
                    CONFIGURATION.formatted(
                            folder, address, realm(), name.toUpperCase(Locale.ROOT), shortName(domain)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String suffix(String domain) {
        return "DC=" + domain.replace(".", ",DC=");
    }

    static String shortName(String domain) {
        return domain.replaceFirst("\\..*", "").toUpperCase(Locale.ROOT);
    }

    String realm() {
        return domain.toUpperCase(Locale.ROOT);
    }

    String address() {
        return address;
    }

    Path folder() {
        return folder;
    }

    Path configuration() {
        return configuration;
    }

    Path database() {
        return folder.resolve("private/sam.ldb");
    }

    public String url() {
        return "ldap://" + address + ":" + LDAP;
    }

    /** A connection with all rights. */
    public LDAPConnection connect() throws LDAPException {
        return new LDAPConnection(
                address, LDAP, "CN=Administrator,CN=Users," + suffix(domain), SambaDomain.ADMINISTRATOR_PASSWORD);
    }

    void run(String log, List<String> command) {
        OwnedProcess.run(logs.resolve(log + ".log"), command);
    }

    /** Works at its databases, whether it runs or not. */
    void tool(String log, List<String> what) {
        run(
                log,
                Stream.of(
                                List.of("samba-tool"),
                                what,
                                List.of(
                                        "--configfile=" + configuration,
                                        "-H",
                                        database().toString()))
                        .flatMap(List::stream)
                        .toList());
    }

    /** Another controller of the same domain, with what this one has now. */
    public SambaController another(String called) {
        var other = new SambaController(called, domain);
        other.run(
                "join",
                List.of(
                        "samba-tool",
                        "domain",
                        "join",
                        domain,
                        "DC",
                        "--server=" + address,
                        "--site=Default-First-Site-Name",
                        "--targetdir=" + other.folder,
                        "--dns-backend=NONE",
                        "--username=Administrator",
                        "--password=" + SambaDomain.ADMINISTRATOR_PASSWORD,
                        "--configfile=" + other.configuration));
        other.start();
        return other;
    }

    /** Takes over what the other one has and this one does not have yet. */
    public void replicateFrom(SambaController other) {
        run(
                "replication",
                List.of(
                        "samba-tool",
                        "drs",
                        "replicate",
                        name,
                        other.address,
                        suffix(domain),
                        "--local",
                        "--username=Administrator",
                        "--password=" + SambaDomain.ADMINISTRATOR_PASSWORD,
                        "--configfile=" + configuration));
    }

    public void start() {
        var started = OwnedProcess.start(
                logs.resolve("samba.log"),
                Map.of(),
                List.of("/usr/sbin/samba", "--configfile=" + configuration, "--interactive", "--model=single"));
        process = started;
        await("domain controller at " + address)
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(200))
                .failFast("samba runs", started::requireAlive)
                .ignoreExceptionsInstanceOf(LDAPException.class)
                .until(() -> {
                    try (var connection = connect()) {
                        return connection.isConnected();
                    }
                });
    }

    /** Ends it as a power failure would; what it has on its disk is there when it is started again. */
    public void kill() {
        if (process != null) {
            process.kill();
            process = null;
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
            process = null;
        }
    }

    private static String freeAddress() {
        return Stream.generate(() -> "127.0.%d.%d"
                        .formatted(
                                ThreadLocalRandom.current().nextInt(1, 255),
                                ThreadLocalRandom.current().nextInt(1, 255)))
                .limit(100)
                .filter(SambaController::free)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no loopback address has port 389 free"));
    }

    private static boolean free(String address) {
        try (var socket = new ServerSocket(LDAP, 1, InetAddress.getByName(address))) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
