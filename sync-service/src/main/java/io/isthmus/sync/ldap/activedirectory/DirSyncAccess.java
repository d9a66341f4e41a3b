package io.isthmus.sync.ldap.activedirectory;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.List;

/** How an account may use the DirSync control, tried for real. */
public enum DirSyncAccess {
    /** it may replicate directory changes */
    BY_RIGHT,
    /** it is shown what it may read */
    AS_READER,
    REFUSED;

    public static DirSyncAccess of(LDAPConnection connection, List<String> contexts) {
        if (contexts.isEmpty()) {
            return REFUSED;
        }
        return works(connection, contexts, false) ? BY_RIGHT : works(connection, contexts, true) ? AS_READER : REFUSED;
    }

    /** The first answer of many is enough. */
    private static boolean works(LDAPConnection connection, List<String> contexts, boolean asReader) {
        try {
            for (String context : contexts) {
                DirSyncQuestion.fromNow(connection, context, asReader).next();
            }
            return true;
        } catch (LDAPException e) {
            return false;
        }
    }
}
