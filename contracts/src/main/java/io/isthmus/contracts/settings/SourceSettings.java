package io.isthmus.contracts.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One connected directory.
 *
 * @param name stable name of the connector: it is part of every key, so it never changes; {@code [A-Za-z0-9._-]+}
 * @param url {@code ldap://host:389} or {@code ldaps://host:636}; of Active Directory also several domain controllers of one domain,
 *     separated by spaces, or a service that DNS knows them by, such as {@code ldaps://_ldap._tcp.dc._msdcs.contoso.com}; of files
 *     {@code file:///folder} or {@code file:///folder/file}; of a database {@code jdbc:postgresql://host/database}; none after a
 *     migration until given
 * @param startTls whether to upgrade a plain connection before anything is sent
 * @param trustedCertificatesRef {@code file:} reference to PEM certificates to trust beside the system's
 * @param bindDn account to read with; an account's password is never taken over from an old tool
 * @param passwordRef reference to its password
 * @param anchorAttribute {@code objectGUID} (Active Directory), {@code entryUUID} (OpenLDAP) or another that never changes; of rows
 *     the column that holds their key
 * @param pageSize entries a page, 1 to 5,000
 * @param importGuard how much one import may lose; {@link ImportGuard#defaults()} where none is given
 * @param rows how rows become objects, for kinds that have rows; {@link RowSettings#usual()} where it is not said
 * @param query what to ask a database
 * @param leavers the grace of people who leave; none: a deleted one is deleted at the target at once
 */
public record SourceSettings(
        String name,
        Kind kind,
        @Nullable String url,
        boolean startTls,
        @Nullable String trustedCertificatesRef,
        @Nullable String bindDn,
        @Nullable String passwordRef,
        String anchorAttribute,
        List<PartitionSettings> partitions,
        DeltaMethod delta,
        int pageSize,
        @Nullable ImportGuard importGuard,
        @Nullable RowSettings rows,
        @Nullable QuerySettings query,
        @Nullable Leavers leavers) {

    public SourceSettings {
        partitions = partitions == null ? List.of() : List.copyOf(partitions);
        kind = kind == null ? Kind.LDAP : kind;
        anchorAttribute = anchorAttribute == null ? kind.anchorAttribute() : anchorAttribute;
        delta = delta == null ? DeltaMethod.AUTO : delta;
        pageSize = pageSize == 0 ? 1_000 : pageSize;
    }

    /** A source without a grace. */
    public SourceSettings(
            String name,
            Kind kind,
            @Nullable String url,
            boolean startTls,
            @Nullable String trustedCertificatesRef,
            @Nullable String bindDn,
            @Nullable String passwordRef,
            String anchorAttribute,
            List<PartitionSettings> partitions,
            DeltaMethod delta,
            int pageSize,
            @Nullable ImportGuard importGuard,
            @Nullable RowSettings rows,
            @Nullable QuerySettings query) {
        this(
                name,
                kind,
                url,
                startTls,
                trustedCertificatesRef,
                bindDn,
                passwordRef,
                anchorAttribute,
                partitions,
                delta,
                pageSize,
                importGuard,
                rows,
                query,
                null);
    }

    /** A directory, which has no rows, without a grace. */
    public SourceSettings(
            String name,
            Kind kind,
            @Nullable String url,
            boolean startTls,
            @Nullable String trustedCertificatesRef,
            @Nullable String bindDn,
            @Nullable String passwordRef,
            String anchorAttribute,
            List<PartitionSettings> partitions,
            DeltaMethod delta,
            int pageSize,
            @Nullable ImportGuard importGuard) {
        this(
                name,
                kind,
                url,
                startTls,
                trustedCertificatesRef,
                bindDn,
                passwordRef,
                anchorAttribute,
                partitions,
                delta,
                pageSize,
                importGuard,
                null,
                null,
                null);
    }

    /** A source with the usual limits, and no grace. */
    public SourceSettings(
            String name,
            Kind kind,
            @Nullable String url,
            boolean startTls,
            @Nullable String trustedCertificatesRef,
            @Nullable String bindDn,
            @Nullable String passwordRef,
            String anchorAttribute,
            List<PartitionSettings> partitions,
            DeltaMethod delta,
            int pageSize) {
        this(
                name,
                kind,
                url,
                startTls,
                trustedCertificatesRef,
                bindDn,
                passwordRef,
                anchorAttribute,
                partitions,
                delta,
                pageSize,
                null);
    }

    /** The same with another grace. */
    public SourceSettings withLeavers(@Nullable Leavers grace) {
        return new SourceSettings(
                name,
                kind,
                url,
                startTls,
                trustedCertificatesRef,
                bindDn,
                passwordRef,
                anchorAttribute,
                partitions,
                delta,
                pageSize,
                importGuard,
                rows,
                query,
                grace);
    }

    /** How much one import may lose, that counts. */
    public ImportGuard guard() {
        return importGuard == null ? ImportGuard.defaults() : importGuard;
    }

    /** How rows become objects, that counts. */
    public RowSettings rowsAsObjects() {
        return rows == null ? RowSettings.usual() : rows;
    }

    /** A source of which only is known what to read; who reads it, and where, is yet to be said. */
    public static SourceSettings of(String name, Kind kind, List<PartitionSettings> partitions) {
        return new SourceSettings(
                name, kind, null, false, null, null, null, kind.anchorAttribute(), partitions, DeltaMethod.AUTO, 1_000);
    }

    /**
     * One for each server that the partitions lie at: with these partitions alone, and the address and account that they are
     * read with.
     */
    public List<SourceSettings> servers() {
        Map<Access, List<PartitionSettings>> partitionsAt = new LinkedHashMap<>();
        partitions.forEach(partition -> partitionsAt
                .computeIfAbsent(access(partition), access -> new ArrayList<>())
                .add(partition));
        return partitionsAt.isEmpty()
                ? List.of(this)
                : partitionsAt.entrySet().stream()
                        .map(server -> at(server.getKey(), server.getValue()))
                        .toList();
    }

    /** Where it can be read, each by itself; nothing where no address is given. */
    public List<String> addresses() {
        return url == null || url.isBlank() ? List.of() : List.of(url.strip().split("\\s+"));
    }

    /** The same source, read there. */
    public SourceSettings reachedAt(String address) {
        return at(new Access(address, bindDn, passwordRef), partitions);
    }

    private record Access(
            @Nullable String url,
            @Nullable String bindDn,
            @Nullable String passwordRef) {}

    private Access access(PartitionSettings partition) {
        return new Access(
                partition.url() == null ? url : partition.url(),
                partition.bindDn() == null ? bindDn : partition.bindDn(),
                partition.passwordRef() == null ? passwordRef : partition.passwordRef());
    }

    private SourceSettings at(Access access, List<PartitionSettings> there) {
        return new SourceSettings(
                name,
                kind,
                access.url(),
                startTls,
                trustedCertificatesRef,
                access.bindDn(),
                access.passwordRef(),
                anchorAttribute,
                there,
                delta,
                pageSize,
                importGuard,
                rows,
                query,
                leavers);
    }

    /** What the source is, as far as reading it differs. */
    public enum Kind {
        ACTIVE_DIRECTORY("objectGUID"),
        LDAP("entryUUID"),
        /** files of RFC 2849, whose records are objects */
        LDIF("entryUUID"),
        /** files of RFC 4180, whose rows are objects */
        CSV("id"),
        /** a query at a database, whose rows are objects */
        SQL("id");

        private final String anchorAttribute;

        Kind(String anchorAttribute) {
            this.anchorAttribute = anchorAttribute;
        }

        public String anchorAttribute() {
            return anchorAttribute;
        }

        /** Whether it is a server that is asked by LDAP. */
        public boolean speaksLdap() {
            return switch (this) {
                case ACTIVE_DIRECTORY, LDAP -> true;
                case LDIF, CSV, SQL -> false;
            };
        }

        /** Whether it has rows without names of their own. */
        public boolean hasRows() {
            return switch (this) {
                case CSV, SQL -> true;
                case ACTIVE_DIRECTORY, LDAP, LDIF -> false;
            };
        }
    }

    /** How changes since the last import are found; see docs/sources.md for the rights that each needs. */
    public enum DeltaMethod {
        /** the best of the others that the directory and the account allow; each import says which */
        AUTO,
        /** by the DirSync control of Active Directory (MS-ADTS, section 3.1.1.3.4.1.3), deletions included */
        DIRSYNC,
        /** by {@code uSNChanged} of one domain controller of Active Directory, deletions included */
        USN,
        /** by content synchronization (RFC 4533), deletions included */
        SYNCREPL,
        /** by the directory's changelog ({@code cn=changelog}), deletions included */
        CHANGELOG,
        /** by {@code modifyTimestamp} (or {@code whenChanged}); deletions only by full imports */
        MODIFY_TIMESTAMP;

        /** Whether a delta tells who is gone, so that it looks for deletions, too. */
        public boolean tellsDeletions() {
            return switch (this) {
                case DIRSYNC, USN, SYNCREPL, CHANGELOG -> true;
                case AUTO, MODIFY_TIMESTAMP -> false;
            };
        }
    }
}
