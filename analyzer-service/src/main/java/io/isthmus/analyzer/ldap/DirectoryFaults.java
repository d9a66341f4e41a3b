package io.isthmus.analyzer.ldap;

import com.unboundid.ldap.sdk.LDAPException;
import io.isthmus.analyzer.counting.DirectoryAccess;
import io.isthmus.analyzer.counting.DirectoryFault;
import io.isthmus.analyzer.counting.DirectoryFault.Kind;
import io.isthmus.directories.ldap.LdapFault;

/** Gives the faults of a directory the kinds and remedies of a count or a check. */
final class DirectoryFaults {

    private DirectoryFaults() {}

    static DirectoryFault of(LDAPException fault, DirectoryAccess access) {
        return of(LdapFault.of(fault), access);
    }

    static DirectoryFault of(LdapFault fault, DirectoryAccess access) {
        String url = access.url();
        return switch (fault.kind()) {
            case ADDRESS ->
                new DirectoryFault(
                        Kind.DIRECTORY_URL,
                        "'" + url + "' is not the address of a directory",
                        "Give ldap://host:389 or ldaps://host:636.");
            case CERTIFICATES ->
                new DirectoryFault(
                        Kind.DIRECTORY_TLS,
                        access.trustedCertificatesRef() + " holds no certificates that can be used: " + fault.reason(),
                        "Let trustedCertificatesRef be file:/path of a file with one or more PEM certificates, and"
                                + " make it readable for this service.");
            case WRONG_CREDENTIALS ->
                new DirectoryFault(
                        Kind.DIRECTORY_REFUSED_CREDENTIALS,
                        url + " refuses the password of '" + access.bindDn() + "'",
                        "Check the account's DN and the password that passwordRef refers to.");
            case NOT_ALLOWED, ENCRYPTION_REQUIRED ->
                new DirectoryFault(
                        Kind.DIRECTORY_FORBIDS_READING,
                        url + " does not let '" + access.bindDn() + "' read (" + fault.result() + ")",
                        "Give an account that may read the whole directory, and TLS where the directory insists on it.");
            case LIMIT ->
                new DirectoryFault(
                        Kind.DIRECTORY_LIMIT,
                        url + " stops the search at a limit of its own (" + fault.result() + ")",
                        "Raise the limit for this account, or give the number of objects yourself.");
            case NO_ANSWER ->
                new DirectoryFault(
                        Kind.DIRECTORY_UNREACHABLE,
                        url + " cannot be reached (" + fault.result() + ")",
                        "Check host, port, firewall and, for ldaps, that the certificate is trusted and names the host.");
            case NO_SUCH_ENTRY, OTHER ->
                new DirectoryFault(
                        Kind.DIRECTORY_FAILED,
                        url + " answers " + fault.result(),
                        "Look up the result code in the directory's log, or give the number of objects yourself.");
        };
    }

    static DirectoryFault baseMissing(String base, DirectoryAccess access) {
        return new DirectoryFault(
                Kind.DIRECTORY_BASE_MISSING,
                "the partition " + base + " does not exist at " + access.url(),
                "Check that this is the directory the old tool read; its partitions are in the analysis' settings.");
    }
}
