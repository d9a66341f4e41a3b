package io.isthmus.directories.ldap;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;

/** An entry was deleted, renamed or changed between two of its ranges, so that nobody knows all of its values. */
public final class ChangedWhileRead extends LDAPException {

    private static final long serialVersionUID = 1L;

    ChangedWhileRead(String dn, String attribute) {
        super(ResultCode.NO_SUCH_OBJECT, dn + " does not show the rest of its " + attribute + " any more");
    }
}
