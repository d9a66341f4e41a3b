package io.isthmus.analyzer.counting;

import io.isthmus.contracts.settings.SourceSettings;

/**
 * How to reach a directory, for one question.
 *
 * @param url {@code ldap://host:389} or {@code ldaps://host:636}
 * @param startTls whether to upgrade a plain connection before anything is sent
 * @param trustedCertificatesRef {@code file:} reference to PEM certificates to trust beside the system's, or null
 * @param bindDn account to read with, {@code null} for anonymous
 * @param passwordRef reference to its password: {@code env:NAME} or {@code file:/path}
 * @param kind {@code ACTIVE_DIRECTORY} unless given
 */
public record DirectoryAccess(
        String url,
        boolean startTls,
        String trustedCertificatesRef,
        String bindDn,
        String passwordRef,
        SourceSettings.Kind kind) {

    public DirectoryAccess {
        kind = kind == null ? SourceSettings.Kind.ACTIVE_DIRECTORY : kind;
    }
}
