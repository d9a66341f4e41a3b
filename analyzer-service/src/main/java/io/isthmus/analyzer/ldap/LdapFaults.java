package io.isthmus.analyzer.ldap;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import io.isthmus.analyzer.counting.DirectoryFault;
import io.isthmus.analyzer.counting.DirectoryFault.Kind;

/** LDAP result codes (RFC 4511, section 4.1.9) in our words. */
final class LdapFaults {

    private LdapFaults() {}

    static DirectoryFault of(LDAPException fault, String url, String bindDn) {
        ResultCode code = fault.getResultCode();
        if (code.equals(ResultCode.INVALID_CREDENTIALS)) {
            return new DirectoryFault(
                    Kind.DIRECTORY_REFUSED_CREDENTIALS,
                    url + " refuses the password of '" + bindDn + "'",
                    "Check the account's DN and the password that passwordRef refers to.");
        }
        if (code.equals(ResultCode.INSUFFICIENT_ACCESS_RIGHTS)
                || code.equals(ResultCode.INAPPROPRIATE_AUTHENTICATION)
                || code.equals(ResultCode.STRONG_AUTH_REQUIRED)
                || code.equals(ResultCode.CONFIDENTIALITY_REQUIRED)
                || code.equals(ResultCode.OPERATIONS_ERROR)) {
            return new DirectoryFault(
                    Kind.DIRECTORY_FORBIDS_READING,
                    url + " does not let '" + bindDn + "' read (" + code.getName() + ")",
                    "Give an account that may read the whole directory, and TLS where the directory insists on it.");
        }
        if (code.equals(ResultCode.SIZE_LIMIT_EXCEEDED)
                || code.equals(ResultCode.TIME_LIMIT_EXCEEDED)
                || code.equals(ResultCode.ADMIN_LIMIT_EXCEEDED)) {
            return new DirectoryFault(
                    Kind.DIRECTORY_LIMIT,
                    url + " stops the search at a limit of its own (" + code.getName() + ")",
                    "Raise the limit for this account, or give the number of objects yourself.");
        }
        if (code.equals(ResultCode.CONNECT_ERROR)
                || code.equals(ResultCode.SERVER_DOWN)
                || code.equals(ResultCode.TIMEOUT)
                || code.equals(ResultCode.UNAVAILABLE)) {
            return unreachable(fault, url);
        }
        return new DirectoryFault(
                Kind.DIRECTORY_FAILED,
                url + " answers " + code.getName() + " (" + code.intValue() + ")",
                "Look up the result code in the directory's log, or give the number of objects yourself.");
    }

    static DirectoryFault unreachable(LDAPException fault, String url) {
        return new DirectoryFault(
                Kind.DIRECTORY_UNREACHABLE,
                url + " cannot be reached (" + fault.getResultCode().getName() + ")",
                "Check host, port, firewall and, for ldaps, that the certificate is trusted and names the host.");
    }

    static DirectoryFault baseMissing(String base, String url) {
        return new DirectoryFault(
                Kind.DIRECTORY_BASE_MISSING,
                "the partition " + base + " does not exist at " + url,
                "Check that this is the directory the old tool read; its partitions are in the analysis' settings.");
    }
}
