package io.isthmus.analyzer.counting;

import io.isthmus.contracts.settings.SourceKind;
import org.jspecify.annotations.Nullable;

/**
 * How to reach a directory, for one question.
 *
 * @param url {@code ldap://host:389} or {@code ldaps://host:636}
 * @param startTls whether to upgrade a plain connection before anything is sent
 * @param trustedCertificatesRef {@code file:} reference to PEM certificates to trust beside the system's
 * @param bindDn account to read with, none for anonymous
 * @param passwordRef reference to its password: {@code env:NAME} or {@code file:/path}
 * @param kind {@code ACTIVE_DIRECTORY} unless given
 */
public record DirectoryAccess(
        String url,
        boolean startTls,
        @Nullable String trustedCertificatesRef,
        @Nullable String bindDn,
        @Nullable String passwordRef,
        SourceKind kind) {

    public DirectoryAccess {
        kind = kind == null ? SourceKind.ACTIVE_DIRECTORY : kind;
    }
}
