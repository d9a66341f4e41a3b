package io.isthmus.contracts.settings;

import java.util.List;

/**
 * One connected directory.
 *
 * @param name stable name of the connector: it is part of every key, so it never changes; {@code [A-Za-z0-9._-]+}
 * @param url {@code ldap://host:389} or {@code ldaps://host:636}; {@code null} after a migration until given
 * @param startTls whether to upgrade a plain connection before anything is sent
 * @param trustedCertificatesRef {@code file:} reference to PEM certificates to trust beside the system's, or null
 * @param bindDn account to read with; an account's password is never taken over from an old tool
 * @param passwordRef reference to its password
 * @param anchorAttribute {@code objectGUID} (Active Directory), {@code entryUUID} (OpenLDAP) or another that never changes
 * @param pageSize entries a page, 1 to 5,000
 */
public record SourceSettings(
        String name,
        Kind kind,
        String url,
        boolean startTls,
        String trustedCertificatesRef,
        String bindDn,
        String passwordRef,
        String anchorAttribute,
        List<PartitionSettings> partitions,
        DeltaMethod delta,
        int pageSize) {

    public SourceSettings {
        partitions = partitions == null ? List.of() : List.copyOf(partitions);
        kind = kind == null ? Kind.LDAP : kind;
        anchorAttribute = anchorAttribute == null ? kind.anchorAttribute() : anchorAttribute;
        delta = delta == null ? DeltaMethod.MODIFY_TIMESTAMP : delta;
        pageSize = pageSize == 0 ? 1_000 : pageSize;
    }

    /** What the directory is, as far as reading it differs. */
    public enum Kind {
        ACTIVE_DIRECTORY("objectGUID"),
        LDAP("entryUUID");

        private final String anchorAttribute;

        Kind(String anchorAttribute) {
            this.anchorAttribute = anchorAttribute;
        }

        public String anchorAttribute() {
            return anchorAttribute;
        }
    }

    /** How changes since the last import are found. */
    public enum DeltaMethod {
        /** by {@code modifyTimestamp} (or {@code whenChanged}); deletions only by full imports */
        MODIFY_TIMESTAMP,
        /** by the directory's changelog ({@code cn=changelog}), deletions included */
        CHANGELOG
    }
}
