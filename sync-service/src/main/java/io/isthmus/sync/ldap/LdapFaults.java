package io.isthmus.sync.ldap;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.sync.importing.SourceException;
import io.isthmus.sync.importing.SourceException.Code;

/** Gives the faults of an LDAP server their names (result codes of RFC 4511, appendix A). */
final class LdapFaults {

    private LdapFaults() {}

    /** A fault while connecting or binding. */
    static SourceException whileConnecting(SourceSettings source, LDAPException fault) {
        if (fault.getResultCode().equals(ResultCode.INVALID_CREDENTIALS)) {
            return new SourceException(
                    Code.WRONG_CREDENTIALS,
                    at(source) + " refused the account " + source.bindDn() + " or its password",
                    "Check bindDn and the secret behind " + source.passwordRef() + " of the source " + source.name()
                            + ".",
                    fault);
        }
        if (fault.getResultCode().isConnectionUsable()) {
            return whileReading(source, "the sign-in as " + source.bindDn(), fault);
        }
        return new SourceException(
                Code.SOURCE_UNREACHABLE,
                at(source) + " cannot be reached: " + reason(fault),
                "Check url, startTls and trustedCertificatesRef of the source " + source.name()
                        + ", and that the server runs and lets this host through.",
                fault);
    }

    /** @param what was being read, for people: a DN or a search in words */
    static SourceException whileReading(SourceSettings source, String what, LDAPException fault) {
        Code code = code(fault.getResultCode());
        String message = at(source) + " failed while reading " + what + ": " + reason(fault);
        return new SourceException(code, message, whatToDo(code, source), fault);
    }

    private static Code code(ResultCode result) {
        if (result.equals(ResultCode.NO_SUCH_OBJECT)) {
            return Code.NO_SUCH_BASE;
        }
        if (result.equals(ResultCode.SIZE_LIMIT_EXCEEDED)
                || result.equals(ResultCode.ADMIN_LIMIT_EXCEEDED)
                || result.equals(ResultCode.TIME_LIMIT_EXCEEDED)) {
            return Code.SIZE_LIMIT_EXCEEDED;
        }
        if (result.equals(ResultCode.INSUFFICIENT_ACCESS_RIGHTS)
                || result.equals(ResultCode.OPERATIONS_ERROR) /* what AD answers to whoever is not signed in */) {
            return Code.INSUFFICIENT_ACCESS;
        }
        if (!result.isConnectionUsable()
                || result.equals(ResultCode.UNAVAILABLE)
                || result.equals(ResultCode.BUSY)
                || result.equals(ResultCode.TIMEOUT)) {
            return Code.CONNECTION_LOST;
        }
        return Code.SOURCE_FAILED;
    }

    private static String whatToDo(Code code, SourceSettings source) {
        return switch (code) {
            case NO_SUCH_BASE ->
                "Correct the partitions and containers of the source " + source.name()
                        + ": the container was renamed, removed, or is hidden from the account.";
            case SIZE_LIMIT_EXCEEDED ->
                "Raise the server's limits for the account " + source.bindDn()
                        + " (for slapd: 'limits' with size.prtotal=unlimited), or lower pageSize.";
            case INSUFFICIENT_ACCESS -> "Give the account " + source.bindDn() + " the right to read there.";
            case CONNECTION_LOST -> "Nothing was taken as deleted. Run the import again when the server is up.";
            default -> "See the server's log; then run the import again.";
        };
    }

    private static String at(SourceSettings source) {
        return "the directory of source " + source.name() + " (" + source.url() + ")";
    }

    private static String reason(LDAPException fault) {
        String diagnostic = fault.getDiagnosticMessage();
        String text = diagnostic == null || diagnostic.isBlank() ? fault.getMessage() : diagnostic;
        return fault.getResultCode().getName() + (text == null ? "" : ", " + text.strip());
    }
}
