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
 *     or providers of the same data, separated by spaces, or a service that DNS knows them by, such as
 *     {@code ldaps://_ldap._tcp.dc._msdcs.contoso.com}; of files
 *     {@code file:///folder} or {@code file:///folder/file}; of a database {@code jdbc:postgresql://host/database}; of SCIM the base
 *     address of the service, {@code https://host/v2}; none after a
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
 * @param signIn how a directory's reader signs in where not by {@code bindDn} and {@code passwordRef}
 * @param group of whom only the members are synchronized; none: everybody whom containers and rules let in
 * @param token where a SCIM provider's token is had; none: {@code passwordRef} leads to the token itself, or to the password of {@code bindDn}
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
        @Nullable Leavers leavers,
        @Nullable SignIn signIn,
        @Nullable GroupFilter group,
        @Nullable TokenSettings token) {

    public SourceSettings {
        partitions = partitions == null ? List.of() : List.copyOf(partitions);
        kind = kind == null ? Kind.LDAP : kind;
        anchorAttribute = anchorAttribute == null ? kind.anchorAttribute() : anchorAttribute;
        delta = delta == null ? DeltaMethod.AUTO : delta;
        pageSize = pageSize == 0 ? 1_000 : pageSize;
    }

    /** A new source: with the usual limits, without rows, a grace, or a group. */
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
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** Where and as whom a source is read. */
    public record Access(
            @Nullable String url,
            boolean startTls,
            @Nullable String trustedCertificatesRef,
            @Nullable String bindDn,
            @Nullable String passwordRef,
            @Nullable SignIn signIn,
            @Nullable TokenSettings token) {

        /** Without a token that has to be asked for. */
        public Access(
                @Nullable String url,
                boolean startTls,
                @Nullable String trustedCertificatesRef,
                @Nullable String bindDn,
                @Nullable String passwordRef,
                @Nullable SignIn signIn) {
            this(url, startTls, trustedCertificatesRef, bindDn, passwordRef, signIn, null);
        }

        /** An account of its own has a password of its own. */
        private Access of(PartitionSettings partition) {
            return new Access(
                    partition.url() == null ? url : partition.url(),
                    startTls,
                    trustedCertificatesRef,
                    partition.bindDn() == null ? bindDn : partition.bindDn(),
                    partition.passwordRef() == null ? passwordRef : partition.passwordRef(),
                    partition.bindDn() == null ? signIn : null,
                    token);
        }
    }

    public Access access() {
        return new Access(url, startTls, trustedCertificatesRef, bindDn, passwordRef, signIn, token);
    }

    // whoever changes a part keeps the others: a copy that forgot the grace would delete people

    public SourceSettings withAccess(Access access) {
        return with(access, partitions, pageSize, importGuard, rows, query, leavers, group);
    }

    public SourceSettings withSignIn(@Nullable SignIn other) {
        return withAccess(new Access(url, startTls, trustedCertificatesRef, bindDn, passwordRef, other, token));
    }

    public SourceSettings withPartitions(List<PartitionSettings> others) {
        return with(access(), others, pageSize, importGuard, rows, query, leavers, group);
    }

    public SourceSettings withPageSize(int entries) {
        return with(access(), partitions, entries, importGuard, rows, query, leavers, group);
    }

    public SourceSettings withGuard(@Nullable ImportGuard guard) {
        return with(access(), partitions, pageSize, guard, rows, query, leavers, group);
    }

    public SourceSettings withRows(@Nullable RowSettings asObjects, @Nullable QuerySettings asked) {
        return with(access(), partitions, pageSize, importGuard, asObjects, asked, leavers, group);
    }

    public SourceSettings withLeavers(@Nullable Leavers grace) {
        return with(access(), partitions, pageSize, importGuard, rows, query, grace, group);
    }

    public SourceSettings withToken(@Nullable TokenSettings from) {
        return withAccess(new Access(url, startTls, trustedCertificatesRef, bindDn, passwordRef, signIn, from));
    }

    public SourceSettings withGroup(@Nullable GroupFilter members) {
        return with(access(), partitions, pageSize, importGuard, rows, query, leavers, members);
    }

    private SourceSettings with(
            Access access,
            List<PartitionSettings> there,
            int entries,
            @Nullable ImportGuard guard,
            @Nullable RowSettings asObjects,
            @Nullable QuerySettings asked,
            @Nullable Leavers grace,
            @Nullable GroupFilter members) {
        return new SourceSettings(
                name,
                kind,
                access.url(),
                access.startTls(),
                access.trustedCertificatesRef(),
                access.bindDn(),
                access.passwordRef(),
                anchorAttribute,
                there,
                delta,
                entries,
                guard,
                asObjects,
                asked,
                grace,
                access.signIn(),
                members,
                access.token());
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
                .computeIfAbsent(access().of(partition), access -> new ArrayList<>())
                .add(partition));
        return partitionsAt.isEmpty()
                ? List.of(this)
                : partitionsAt.entrySet().stream()
                        .map(server -> withAccess(server.getKey()).withPartitions(server.getValue()))
                        .toList();
    }

    /** Whether nobody signs in: some directories may be read by anybody. */
    public boolean anonymous() {
        return signIn == null && (bindDn == null || bindDn.isBlank());
    }

    /** As whom it is read, for people. */
    public String reader() {
        return signIn == null ? String.valueOf(bindDn) : signIn.reader();
    }

    /** What its reader proves by that it is he: references to secrets. */
    public List<String> secretReferences() {
        if (signIn != null) {
            return signIn.secretReferences();
        }
        return passwordRef == null ? List.of() : List.of(passwordRef);
    }

    /** Where it can be read, each by itself; nothing where no address is given. */
    public List<String> addresses() {
        return url == null || url.isBlank() ? List.of() : List.of(url.strip().split("\\s+"));
    }

    /** Whether each of its servers tells how far it lags behind another one: by the domain, or by the cookies of content synchronization. */
    public boolean mayNameSeveralServers() {
        return switch (kind) {
            case ACTIVE_DIRECTORY -> true;
            case LDAP ->
                (delta == DeltaMethod.AUTO || delta == DeltaMethod.SYNCREPL)
                        && kind.anchorAttribute().equalsIgnoreCase(anchorAttribute);
            case LDIF, CSV, SQL, SCIM -> false;
        };
    }

    /** The same source, read there. */
    public SourceSettings reachedAt(String address) {
        return withAccess(new Access(address, startTls, trustedCertificatesRef, bindDn, passwordRef, signIn, token));
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
        SQL("id"),
        /** a SCIM 2.0 provider, whose users and groups are objects (RFC 7644) */
        SCIM("id");

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
                case LDIF, CSV, SQL, SCIM -> false;
            };
        }

        /** Whether its objects have no names of their own: they stand below the one partition by their keys. */
        public boolean placesByKey() {
            return hasRows() || this == SCIM;
        }

        /** Whether it has rows without names of their own. */
        public boolean hasRows() {
            return switch (this) {
                case CSV, SQL -> true;
                case ACTIVE_DIRECTORY, LDAP, LDIF, SCIM -> false;
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

        /** Whether nothing tells of a change as it happens, and to ask costs one request: so it can be asked often. */
        public boolean polled() {
            return switch (this) {
                case DIRSYNC, USN -> true;
                case AUTO, SYNCREPL, CHANGELOG, MODIFY_TIMESTAMP -> false;
            };
        }
    }
}
