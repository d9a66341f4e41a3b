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
        SourceKind kind,
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
        kind = kind == null ? SourceKind.LDAP : kind;
        anchorAttribute = anchorAttribute == null ? kind.anchorAttribute() : anchorAttribute;
        delta = delta == null ? DeltaMethod.AUTO : delta;
        pageSize = pageSize == 0 ? 1_000 : pageSize;
    }

    /** A new source: with the usual limits, without rows, a grace, or a group. */
    public SourceSettings(
            String name,
            SourceKind kind,
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

    public SourceConnection connection() {
        return new SourceConnection(url, startTls, trustedCertificatesRef, bindDn, passwordRef, signIn, token);
    }

    // whoever changes a part keeps the others: a copy that forgot the grace would delete people

    public SourceSettings withConnection(SourceConnection connection) {
        return with(connection, partitions, pageSize, importGuard, rows, query, leavers, group);
    }

    public SourceSettings withSignIn(@Nullable SignIn other) {
        return withConnection(
                new SourceConnection(url, startTls, trustedCertificatesRef, bindDn, passwordRef, other, token));
    }

    public SourceSettings withPartitions(List<PartitionSettings> others) {
        return with(connection(), others, pageSize, importGuard, rows, query, leavers, group);
    }

    public SourceSettings withPageSize(int entries) {
        return with(connection(), partitions, entries, importGuard, rows, query, leavers, group);
    }

    public SourceSettings withGuard(@Nullable ImportGuard guard) {
        return with(connection(), partitions, pageSize, guard, rows, query, leavers, group);
    }

    public SourceSettings withRows(@Nullable RowSettings asObjects, @Nullable QuerySettings asked) {
        return with(connection(), partitions, pageSize, importGuard, asObjects, asked, leavers, group);
    }

    public SourceSettings withLeavers(@Nullable Leavers grace) {
        return with(connection(), partitions, pageSize, importGuard, rows, query, grace, group);
    }

    public SourceSettings withToken(@Nullable TokenSettings from) {
        return withConnection(
                new SourceConnection(url, startTls, trustedCertificatesRef, bindDn, passwordRef, signIn, from));
    }

    public SourceSettings withGroup(@Nullable GroupFilter members) {
        return with(connection(), partitions, pageSize, importGuard, rows, query, leavers, members);
    }

    private SourceSettings with(
            SourceConnection connection,
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
                connection.url(),
                connection.startTls(),
                connection.trustedCertificatesRef(),
                connection.bindDn(),
                connection.passwordRef(),
                anchorAttribute,
                there,
                delta,
                entries,
                guard,
                asObjects,
                asked,
                grace,
                connection.signIn(),
                members,
                connection.token());
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
    public static SourceSettings of(String name, SourceKind kind, List<PartitionSettings> partitions) {
        return new SourceSettings(
                name, kind, null, false, null, null, null, kind.anchorAttribute(), partitions, DeltaMethod.AUTO, 1_000);
    }

    /**
     * One for each server that the partitions lie at: with these partitions alone, and the address and account that they are
     * read with.
     */
    public List<SourceSettings> servers() {
        Map<SourceConnection, List<PartitionSettings>> partitionsAt = new LinkedHashMap<>();
        partitions.forEach(partition -> partitionsAt
                .computeIfAbsent(connection().of(partition), connection -> new ArrayList<>())
                .add(partition));
        return partitionsAt.isEmpty()
                ? List.of(this)
                : partitionsAt.entrySet().stream()
                        .map(server -> withConnection(server.getKey()).withPartitions(server.getValue()))
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
        return withConnection(
                new SourceConnection(address, startTls, trustedCertificatesRef, bindDn, passwordRef, signIn, token));
    }
}
