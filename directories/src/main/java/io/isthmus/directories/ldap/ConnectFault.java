package io.isthmus.directories.ldap;

import com.unboundid.ldap.sdk.LDAPException;
import org.jspecify.annotations.Nullable;

/** No connection came about; the cause is the SDK's or the platform's. */
public final class ConnectFault extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient LdapFault fault;

    ConnectFault(FaultKind kind, @Nullable String reason, @Nullable Exception cause) {
        super(reason, cause);
        this.fault = new LdapFault(kind, kind.name(), reason == null ? kind.name() : reason);
    }

    ConnectFault(LDAPException cause) {
        super(cause.getMessage(), cause);
        this.fault = LdapFault.of(cause);
    }

    public LdapFault fault() {
        return fault;
    }
}
