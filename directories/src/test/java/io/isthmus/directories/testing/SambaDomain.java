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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/**
 * A domain controller of an Active Directory domain that nobody here wrote (Samba), newly provisioned. Its ports cannot be
 * chosen, so it listens at an address of its own within the loopback network; that takes root.
 */
public final class SambaDomain implements AutoCloseable {

    public static final String DOMAIN = "quay.example";
    public static final String SUFFIX = "DC=quay,DC=example";
    /** Who reads it: the account of DirSync, at its place, which no rule synchronizes. It may replicate directory changes, and see deleted objects. */
    public static final String READER_DN = "CN=MSOL_AD_SYNC,CN=Users," + SUFFIX;
    /** May read what everybody may, and see deleted objects; with the same password. */
    public static final String PLAIN_READER_DN = "CN=MSOL_PLAIN,CN=Users," + SUFFIX;

    /** May read what everybody may; with the same password. */
    public static final String BARE_READER_DN = "CN=MSOL_BARE,CN=Users," + SUFFIX;

    public static final String READER_PASSWORD = "Reads.the.qu4y";

    public static final String ADMINISTRATOR = "CN=Administrator,CN=Users," + SUFFIX;
    public static final String ADMINISTRATOR_PASSWORD = "Keeps.the.qu4y";
    private static final int LDAP = 389;
    private static final List<String> PARTS =
            List.of("/usr/sbin/samba", "/usr/bin/samba-tool", "/usr/share/samba/setup/provision.ldif");
    private static final String CONFIGURATION = """
            [global]
            netbios name = DC1
            realm = %3$s
            workgroup = QUAY
            server role = active directory domain controller
            server services = ldap
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

    /** What {@code dsacls "CN=Deleted Objects,…" /G account:LCRP} does; samba-tool does not reach that container. */
    private static final String LET_SEE_DELETED_OBJECTS = """
            import sys, ldb
            from samba.auth import system_session
            from samba.dcerpc import security
            from samba.ndr import ndr_pack, ndr_unpack
            from samba.param import LoadParm
            from samba.samdb import SamDB
            configuration, database, suffix, account = sys.argv[1:]
            parameters = LoadParm()
            parameters.load(configuration)
            directory = SamDB(url=database, lp=parameters, session_info=system_session())
            domain = security.dom_sid(directory.get_domain_sid())
            found = directory.search(account, ldb.SCOPE_BASE, attrs=["objectSid"])[0]
            sid = ndr_unpack(security.dom_sid, bytes(found["objectSid"][0]))
            deleted = ldb.Dn(directory, "CN=Deleted Objects," + suffix)
            shown = directory.search(deleted, ldb.SCOPE_BASE, attrs=["nTSecurityDescriptor"], controls=["show_deleted:1"])
            before = ndr_unpack(security.descriptor, bytes(shown[0]["nTSecurityDescriptor"][0])).as_sddl(domain)
            first = before.index("(")
            after = before[:first] + "(A;CI;LCRP;;;%s)" % sid + before[first:]
            change = ldb.Message(deleted)
            change["rights"] = ldb.MessageElement(
                ndr_pack(security.descriptor.from_sddl(after, domain)), ldb.FLAG_MOD_REPLACE, "nTSecurityDescriptor")
            directory.modify(change, ["sd_flags:1:4", "show_deleted:1"])
            """;

    private final OwnedProcess process;
    private final String address;

    private SambaDomain(OwnedProcess process, String address) {
        this.process = process;
        this.address = address;
    }

    /** Why there can be no domain controller on this machine; empty where there can. */
    public static Optional<String> absence() {
        if (!PARTS.stream().map(Path::of).allMatch(Files::exists)) {
            return Optional.of("no Samba domain controller found: install Debian's packages samba-ad-dc,"
                    + " samba-ad-provision and samba-dsdb-modules");
        }
        return "root".equals(System.getProperty("user.name"))
                ? Optional.empty()
                : Optional.of("a Samba domain controller listens on port 389, which takes root");
    }

    /** @param folder absent; the domain's databases and logs go there */
    public static SambaDomain provision(Path folder) {
        var address = freeAddress();
        var logs = folder.resolveSibling(folder.getFileName() + "-logs");
        try {
            Files.createDirectories(logs);
            OwnedProcess.run(
                    logs.resolve("provision.log"),
                    List.of(
                            "samba-tool",
                            "domain",
                            "provision",
                            "--targetdir=" + folder,
                            "--dns-backend=NONE",
                            "--server-role=dc",
                            "--realm=" + DOMAIN.toUpperCase(java.util.Locale.ROOT),
                            "--domain=QUAY",
                            "--host-name=dc1",
                            "--adminpass=" + ADMINISTRATOR_PASSWORD));
            var configuration = Files.writeString(
                    logs.resolve("smb.conf"),
                    CONFIGURATION.formatted(folder, address, DOMAIN.toUpperCase(java.util.Locale.ROOT)));
            var database = folder.resolve("private/sam.ldb");
            createAccount("MSOL_AD_SYNC", configuration, database, logs);
            createAccount("MSOL_PLAIN", configuration, database, logs);
            createAccount("MSOL_BARE", configuration, database, logs);
            tool(
                    logs.resolve("replication.log"),
                    configuration,
                    database,
                    List.of(
                            "dsacl",
                            "set",
                            "--action=allow",
                            "--car=get-changes",
                            "--objectdn=" + SUFFIX,
                            "--trusteedn=" + READER_DN));
            letSeeDeletedObjects(READER_DN, configuration, database, logs);
            letSeeDeletedObjects(PLAIN_READER_DN, configuration, database, logs);
            return serving(configuration, logs, address);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void createAccount(String name, Path configuration, Path database, Path logs) {
        tool(logs.resolve(name + ".log"), configuration, database, List.of("user", "create", name, READER_PASSWORD));
    }

    private static void letSeeDeletedObjects(String account, Path configuration, Path database, Path logs) {
        OwnedProcess.run(
                logs.resolve("deleted-objects.log"),
                List.of(
                        "/usr/bin/python3",
                        "-c",
                        LET_SEE_DELETED_OBJECTS,
                        configuration.toString(),
                        database.toString(),
                        SUFFIX,
                        account));
    }

    private static void tool(Path log, Path configuration, Path database, List<String> what) {
        OwnedProcess.run(
                log,
                Stream.of(
                                List.of("samba-tool"),
                                what,
                                List.of("--configfile=" + configuration, "-H", database.toString()))
                        .flatMap(List::stream)
                        .toList());
    }

    public String url() {
        return "ldap://" + address + ":" + LDAP;
    }

    /** A connection with all rights. */
    public LDAPConnection connect() throws LDAPException {
        return new LDAPConnection(address, LDAP, ADMINISTRATOR, ADMINISTRATOR_PASSWORD);
    }

    @Override
    public void close() {
        process.close();
    }

    private static SambaDomain serving(Path configuration, Path logs, String address) {
        var process = OwnedProcess.start(
                logs.resolve("samba.log"),
                Map.of(),
                List.of("/usr/sbin/samba", "--configfile=" + configuration, "--interactive", "--model=single"));
        var domain = new SambaDomain(process, address);
        await("domain controller at " + address)
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(200))
                .failFast("samba runs", process::requireAlive)
                .ignoreExceptionsInstanceOf(LDAPException.class)
                .until(() -> {
                    try (var connection = domain.connect()) {
                        return connection.isConnected();
                    }
                });
        return domain;
    }

    private static String freeAddress() {
        return Stream.generate(() -> "127.0.%d.%d"
                        .formatted(
                                ThreadLocalRandom.current().nextInt(1, 255),
                                ThreadLocalRandom.current().nextInt(1, 255)))
                .limit(100)
                .filter(SambaDomain::free)
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
