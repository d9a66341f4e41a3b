package io.isthmus.analyzer.ldap;

import com.unboundid.ldap.sdk.LDAPException;
import io.isthmus.analyzer.counting.DirectoryAccess;
import io.isthmus.analyzer.counting.DirectoryFault;
import io.isthmus.analyzer.counting.DirectoryFault.Wrong;
import io.isthmus.analyzer.words.Details;
import io.isthmus.directories.ldap.LdapFault;

/** Says of the faults of a directory what they mean to a count or a check. */
final class DirectoryFaults {

    private DirectoryFaults() {}

    static DirectoryFault of(LDAPException fault, DirectoryAccess access) {
        return of(LdapFault.of(fault), access);
    }

    static DirectoryFault of(LdapFault fault, DirectoryAccess access) {
        Details details = Details.of("url", access.url())
                .and("account", access.bindDn() == null ? "" : access.bindDn())
                .and("certificates", access.trustedCertificatesRef())
                .and("reason", fault.reason())
                .and("result", fault.result());
        return new DirectoryFault(
                switch (fault.kind()) {
                    case ADDRESS -> Wrong.ADDRESS;
                    case CERTIFICATES -> Wrong.CERTIFICATES;
                    case WRONG_CREDENTIALS -> Wrong.PASSWORD;
                    case NOT_ALLOWED, ENCRYPTION_REQUIRED -> Wrong.READING;
                    case LIMIT -> Wrong.LIMIT;
                    case NO_ANSWER -> Wrong.NO_ANSWER;
                    case NO_SUCH_ENTRY, OTHER -> Wrong.OTHER_ANSWER;
                },
                details);
    }

    static DirectoryFault baseMissing(String base, DirectoryAccess access) {
        return new DirectoryFault(
                Wrong.PARTITION_MISSING, Details.of("partition", base).and("url", access.url()));
    }
}
