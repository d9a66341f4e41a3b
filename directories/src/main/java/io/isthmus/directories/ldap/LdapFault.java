package io.isthmus.directories.ldap;

import com.unboundid.ldap.sdk.LDAPException;

/**
 * A fault of a directory, told apart.
 *
 * @param result the name of its result code
 * @param reason the result code and what the directory says beside it; never a secret
 */
public record LdapFault(FaultKind kind, String result, String reason) {

    public static LdapFault of(LDAPException fault) {
        String result = fault.getResultCode().getName();
        String diagnostic = fault.getDiagnosticMessage();
        String text = diagnostic == null || diagnostic.isBlank() ? fault.getMessage() : diagnostic;
        return new LdapFault(
                FaultKind.of(fault.getResultCode()), result, text == null ? result : result + ", " + text.strip());
    }
}
