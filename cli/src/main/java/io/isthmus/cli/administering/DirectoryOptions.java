package io.isthmus.cli.administering;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A live directory in which to count, with the migrated filters. The password stays a reference. */
final class DirectoryOptions {

    @Option(
            names = "--directory-url",
            required = true,
            paramLabel = "URL",
            description = "Count live: ldap://host:389 or ldaps://host:636.")
    private String url;

    @Option(names = "--bind-dn", required = true, paramLabel = "DN", description = "Account to read with.")
    private String bindDn;

    @Option(
            names = "--password-ref",
            required = true,
            paramLabel = "REF",
            description = "Where analyzer-service finds its password: env:NAME or file:/path.")
    private String passwordRef;

    @Option(names = "--start-tls", description = "Upgrade a plain connection first.")
    private boolean startTls;

    @Option(names = "--trusted-certificates-ref", paramLabel = "REF", description = "file:/path of PEM certificates.")
    private @Nullable String trustedCertificatesRef;

    @Option(
            names = "--kind",
            defaultValue = "ACTIVE_DIRECTORY",
            description = "ACTIVE_DIRECTORY or LDAP (${DEFAULT-VALUE}).")
    private String kind;

    @Option(
            names = "--connector",
            paramLabel = "NAME",
            description = "Which source of the export it is, where there are several.")
    private @Nullable String connector;

    /** The body of the call that counts. */
    Map<String, Object> howToCount() {
        Map<String, Object> access = new LinkedHashMap<>();
        access.put("url", url);
        access.put("startTls", startTls);
        if (trustedCertificatesRef != null) {
            access.put("trustedCertificatesRef", trustedCertificatesRef);
        }
        access.put("bindDn", bindDn);
        access.put("passwordRef", passwordRef);
        access.put("kind", kind);
        return connector == null ? Map.of("directory", access) : Map.of("directory", access, "connector", connector);
    }
}
