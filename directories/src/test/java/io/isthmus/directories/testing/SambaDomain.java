package io.isthmus.directories.testing;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A domain of Active Directory, newly provisioned, with accounts that may read it and its first controller. */
public final class SambaDomain implements AutoCloseable {

    public static final String DOMAIN = "quay.example";
    public static final String SUFFIX = "DC=quay,DC=example";
    /** Who reads it: the account of DirSync, at its place, which no rule synchronizes. It may replicate directory changes, and see deleted objects. */
    public static final String READER_DN = "CN=MSOL_AD_SYNC,CN=Users," + SUFFIX;

    public static final String READER_PRINCIPAL = "MSOL_AD_SYNC@QUAY.EXAMPLE";
    /** May read what everybody may, and see deleted objects; with the same password. */
    public static final String PLAIN_READER_DN = "CN=MSOL_PLAIN,CN=Users," + SUFFIX;

    /** May read what everybody may; with the same password. */
    public static final String BARE_READER_DN = "CN=MSOL_BARE,CN=Users," + SUFFIX;

    public static final String READER_PASSWORD = "Reads.the.qu4y";

    public static final String ADMINISTRATOR = "CN=Administrator,CN=Users," + SUFFIX;
    public static final String ADMINISTRATOR_PASSWORD = "Keeps.the.qu4y";
    private static final List<String> PARTS =
            List.of("/usr/sbin/samba", "/usr/bin/samba-tool", "/usr/share/samba/setup/provision.ldif");

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

    private final SambaController controller;
    private final String suffix;

    private SambaDomain(SambaController controller, String suffix) {
        this.controller = controller;
        this.suffix = suffix;
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

    public static SambaDomain provision() {
        return provision(DOMAIN);
    }

    /** @param name in the way of DNS, of two labels or more */
    public static SambaDomain provision(String name) {
        var controller = new SambaController("dc1", name);
        controller.run(
                "provision",
                List.of(
                        "samba-tool",
                        "domain",
                        "provision",
                        "--targetdir=" + controller.folder(),
                        "--dns-backend=NONE",
                        "--server-role=dc",
                        "--realm=" + controller.realm(),
                        "--domain=" + SambaController.shortName(name),
                        "--host-name=dc1",
                        "--adminpass=" + ADMINISTRATOR_PASSWORD));
        var domain = new SambaDomain(controller, SambaController.suffix(name));
        for (var account : List.of("MSOL_AD_SYNC", "MSOL_PLAIN", "MSOL_BARE")) {
            controller.tool(account, List.of("user", "create", account, READER_PASSWORD));
        }
        controller.tool(
                "replicating",
                List.of(
                        "dsacl",
                        "set",
                        "--action=allow",
                        "--car=get-changes",
                        "--objectdn=" + domain.suffix,
                        "--trusteedn=" + domain.reader()));
        domain.letSeeDeletedObjects(domain.reader());
        domain.letSeeDeletedObjects("CN=MSOL_PLAIN,CN=Users," + domain.suffix);
        controller.start();
        return domain;
    }

    private void letSeeDeletedObjects(String account) {
        controller.run(
                "deleted-objects",
                List.of(
                        "/usr/bin/python3",
                        "-c",
                        LET_SEE_DELETED_OBJECTS,
                        controller.configuration().toString(),
                        controller.database().toString(),
                        suffix,
                        account));
    }

    /** The first, which has been there from the beginning. */
    public SambaController controller() {
        return controller;
    }

    public String suffix() {
        return suffix;
    }

    /** {@link #READER_DN} of this domain. */
    public String reader() {
        return "CN=MSOL_AD_SYNC,CN=Users," + suffix;
    }

    public String url() {
        return controller.url();
    }

    /** A connection with all rights. */
    public LDAPConnection connect() throws LDAPException {
        return controller.connect();
    }

    /**
     * Keys with which {@link #READER_DN} signs in by Kerberos, as {@link #READER_PRINCIPAL}.
     *
     * @param keytab his keys
     * @param realms a {@code krb5.conf} that names this domain controller
     */
    public record Keys(Path keytab, Path realms) {}

    /** @param folder where they go */
    public Keys keys(Path folder) {
        var keytab = folder.resolve("reader.keytab");
        controller.tool("spn", List.of("spn", "add", "ldap/" + controller.address(), "DC1$")); // its only name
        controller.run(
                "keytab",
                List.of(
                        "samba-tool",
                        "domain",
                        "exportkeytab",
                        keytab.toString(),
                        "--principal=" + READER_PRINCIPAL.replaceFirst("@.*", ""),
                        "--configfile=" + controller.configuration()));
        try {
            return new Keys(keytab, Files.writeString(folder.resolve("krb5.conf"), """
                    [libdefaults]
                    default_realm = %1$s
                    [realms]
                    %1$s = {
                      kdc = %2$s
                    }
                    """.formatted(
                            controller.realm(), controller.address())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        controller.close();
    }
}
